import { findEnvironment } from '@hipaa-cdk/platform';
import { sessionPolicy } from '@hipaa-cdk/environments/session-policy';
import { everyEnvironment, layerTemplate } from '@hipaa-cdk/testing';
import { app } from './main';

const CLIENT = 'AWS::Cognito::UserPoolClient';

describe.each(everyEnvironment('auth'))('in %s', (environment) => {
  const hasClient = (properties: object) =>
    layerTemplate(app, environment).hasResourceProperties(CLIENT, properties);

  test('a sign-in gives a code and never tokens in an address', () => {
    hasClient({ AllowedOAuthFlows: ['code'], AllowedOAuthFlowsUserPoolClient: true });
  });

  test('the application never sees a password', () => {
    hasClient({ ExplicitAuthFlows: ['ALLOW_USER_AUTH'] });
  });

  test('a token tells the address and nothing else', () => {
    hasClient({ AllowedOAuthScopes: ['openid', 'email'], ReadAttributes: ['email', 'email_verified'] });
  });

  test('people can change their address and nothing else', () => {
    hasClient({ WriteAttributes: ['email'] });
  });

  test('nobody can find out who has an account', () => {
    hasClient({ PreventUserExistenceErrors: 'ENABLED' });
  });

  test('signing out takes the tokens back', () => {
    hasClient({ EnableTokenRevocation: true });
  });

  test('tokens and sessions end when the session policy says', () => {
    hasClient({
      AccessTokenValidity: sessionPolicy.tokenMinutes,
      IdTokenValidity: sessionPolicy.tokenMinutes,
      RefreshTokenValidity: sessionPolicy.wholeMinutes,
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'minutes' },
    });
  });

  test('a refresh token serves once', () => {
    hasClient({ RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 } });
  });

  test('it is public, and so has no secret to lose', () => {
    hasClient({ GenerateSecret: false });
  });

  test('people come from the pool and from nowhere else', () => {
    hasClient({ SupportedIdentityProviders: ['COGNITO'] });
  });
});

test.each(['test', 'prod'])('in %s people are sent back to the site', (environment) => {
  const site = `https://${findEnvironment(environment).site?.domainName ?? ''}`;
  layerTemplate(app, environment).hasResourceProperties(CLIENT, {
    CallbackURLs: [site],
    LogoutURLs: [site],
  });
});

test("in dev people are sent back to the developer's own machine", () => {
  layerTemplate(app, 'dev').hasResourceProperties(CLIENT, {
    CallbackURLs: ['http://localhost:4200'],
    LogoutURLs: ['http://localhost:4200'],
  });
});

test('people are sent where the settings say, instead of the site', () => {
  const callbackUrls = ['https://app.example.org/in'];
  const logoutUrls = ['https://app.example.org/out'];
  layerTemplate(app, 'test', { callbackUrls, logoutUrls }).hasResourceProperties(CLIENT, {
    CallbackURLs: callbackUrls,
    LogoutURLs: logoutUrls,
  });
});

test('a server gets a secret from Cognito, and the template does not know it', () => {
  const template = layerTemplate(app, 'test', { client: 'confidential' });
  template.hasResourceProperties(CLIENT, { GenerateSecret: true });
  expect(JSON.stringify(template.toJSON())).not.toContain('ClientSecret');
});
