import { everyEnvironment, layerTemplate } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';

const POOL = 'AWS::Cognito::IdentityPool';

describe.each(everyEnvironment('auth'))('in %s', (environment) => {
  const template = () => layerTemplate(app, environment);

  test('whoever has not signed in gets no credentials', () => {
    template().hasResourceProperties(POOL, { AllowUnauthenticatedIdentities: false });
  });

  test('nobody chooses the role they get', () => {
    template().hasResourceProperties(POOL, { AllowClassicFlow: false });
  });

  test('the pool is asked whether a token was taken back', () => {
    template().hasResourceProperties(POOL, {
      CognitoIdentityProviders: [
        {
          ProviderName: { 'Fn::GetAtt': [Match.stringLikeRegexp('^SignInPeople'), 'ProviderName'] },
          ClientId: { Ref: Match.stringLikeRegexp('^SignInClient') },
          ServerSideTokenCheck: true,
        },
      ],
    });
  });

  test('people who are signed in get one role, and nobody else has any', () => {
    template().hasResourceProperties('AWS::Cognito::IdentityPoolRoleAttachment', {
      IdentityPoolId: { Ref: Match.stringLikeRegexp('^CredentialsPool') },
      Roles: { authenticated: { 'Fn::GetAtt': [Match.stringLikeRegexp('^CredentialsSignedIn'), 'Arn'] } },
      RoleMappings: Match.absent(),
    });
    const [attachment] = Object.values(template().findResources('AWS::Cognito::IdentityPoolRoleAttachment'));
    expect(Object.keys(attachment?.['Properties'].Roles as object)).toEqual(['authenticated']);
  });
});

test('the id of the pool stays, because in another pool nobody finds their own files', () => {
  expect(Object.keys(layerTemplate(app, 'prod').findResources(POOL))).toEqual(['CredentialsPool06E61145']);
});
