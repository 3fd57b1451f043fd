import { layerTemplate, placeOf } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';
import { authSettings } from './settings';
import { settings } from '../config';
import { findEnvironment } from '@hipaa-cdk/platform';
import type { z } from 'zod';

const POOL = 'AWS::Cognito::UserPool';
const CLIENT = 'AWS::Cognito::UserPoolClient';
const PROVIDER = 'AWS::Cognito::UserPoolIdentityProvider';
const inTest = placeOf('test');
const secret = `arn:aws:secretsmanager:${inTest.region}:${inTest.account}:secret:google-AbCdEf`;
const secondFactor = { reason: 'the directory of the hospital asks for a key' };

/** The template of `test` with these settings on top of its own. */
function made(given: Partial<z.input<typeof authSettings.schema>>) {
  return layerTemplate(
    app,
    'test',
    authSettings.schema.parse({ ...settings.of(findEnvironment('test')), ...given }),
  );
}

const reports = { identifier: 'reports', scopes: [{ name: 'read', description: 'Read reports' }] };

describe('attributes', () => {
  const template = () =>
    made({
      attributes: [
        { name: 'organization_id', type: 'string', maxLength: 40, inTokens: true, fixed: true },
        { name: 'seats', type: 'number', min: 1, max: 9 },
        { name: 'nickname_shown', type: 'boolean', inTokens: true, changedByPerson: true },
      ],
    });

  test('the pool has them behind those that it always has', () => {
    template().hasResourceProperties(POOL, {
      Schema: [
        Match.objectLike({ Name: 'email', Required: true }),
        Match.objectLike({ Name: 'last_seen' }),
        {
          Name: 'organization_id',
          AttributeDataType: 'String',
          StringAttributeConstraints: { MaxLength: '40' },
          Mutable: false,
        },
        {
          Name: 'seats',
          AttributeDataType: 'Number',
          NumberAttributeConstraints: { MinValue: '1', MaxValue: '9' },
          Mutable: true,
        },
        { Name: 'nickname_shown', AttributeDataType: 'Boolean', Mutable: true },
      ],
    });
  });

  test('none is required, which a pool could never take back', () => {
    const [pool] = Object.values(template().findResources(POOL));
    const required = (pool?.['Properties'].Schema as { Name: string; Required?: boolean }[]).filter(
      ({ Required }) => Required,
    );
    expect(required.map(({ Name }) => Name)).toEqual(['email']);
  });

  test('a token tells those that are meant for it', () => {
    template().hasResourceProperties(CLIENT, {
      ReadAttributes: ['custom:nickname_shown', 'custom:organization_id', 'email', 'email_verified'],
    });
  });

  test('people change those that are meant for it', () => {
    template().hasResourceProperties(CLIENT, { WriteAttributes: ['custom:nickname_shown', 'email'] });
  });
});

test('people sign in with their address alone', () => {
  made({}).hasResourceProperties(POOL, { UsernameAttributes: ['email'], AliasAttributes: Match.absent() });
});

test('people sign in with a name, or with their address once it is confirmed', () => {
  made({ signIn: 'name-or-address' }).hasResourceProperties(POOL, {
    AliasAttributes: ['email'],
    UsernameAttributes: Match.absent(),
    AutoVerifiedAttributes: ['email'],
  });
});

test('a pool that was imported keeps what it has otherwise', () => {
  const template = made({
    imported: {
      caseSensitive: true,
      addressOptional: true,
      reason: 'made by the first template, with its people',
    },
  });
  template.hasResourceProperties(POOL, {
    UsernameConfiguration: Match.absent(),
    Schema: [Match.objectLike({ Name: 'last_seen' })],
  });
});

describe('clients', () => {
  const callbackUrls = ['https://m.example.org/in'];
  const logoutUrls = ['https://m.example.org/out'];
  const template = () =>
    made({
      resourceServers: [reports],
      clientScopes: ['reports/read'],
      clients: [
        { name: 'mobile', kind: 'public', callbackUrls, logoutUrls },
        { name: 'nightly', kind: 'service', scopes: ['reports/read'] },
      ],
    });
  const clientIds = () => Object.keys(template().findResources(CLIENT));

  test('the application’s own asks for the scope, after the resource server is there', () => {
    template().hasResource(CLIENT, {
      Properties: { AllowedOAuthScopes: ['openid', 'email', 'reports/read'] },
      DependsOn: [Match.stringLikeRegexp('^SignInInterfacesreports')],
    });
  });

  test('another one for people gives a code, and has a look of its own', () => {
    const id = clientIds().find((one) => one.startsWith('SignInClientsmobile'));
    template().hasResourceProperties(CLIENT, {
      CallbackURLs: callbackUrls,
      LogoutURLs: logoutUrls,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'email'],
    });
    template().hasResourceProperties('AWS::Cognito::ManagedLoginBranding', { ClientId: { Ref: id } });
  });

  test('a service gets tokens by its secret, and nobody signs in through it', () => {
    template().hasResourceProperties(CLIENT, {
      AllowedOAuthFlows: ['client_credentials'],
      AllowedOAuthScopes: ['reports/read'],
      GenerateSecret: true,
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      CallbackURLs: Match.absent(),
    });
  });

  test('their ids are published by name', () => {
    const [mobile, nightly] = ['mobile', 'nightly'].map((name) => ({
      Ref: clientIds().find((one) => one.startsWith(`SignInClients${name}`)),
    }));
    template().hasResourceProperties('AWS::SSM::Parameter', {
      Name: Match.stringLikeRegexp('/test/auth/clientIds$'),
      Value: { 'Fn::Join': ['', ['{"mobile":"', mobile, '","nightly":"', nightly, '"}']] },
    });
  });

  test('the identity pool takes tokens of the application’s own and of no other', () => {
    template().hasResourceProperties('AWS::Cognito::IdentityPool', {
      CognitoIdentityProviders: [
        Match.objectLike({ ClientId: { Ref: Match.stringLikeRegexp('^SignInClient[0-9A-F]') } }),
      ],
    });
  });
});

describe('providers', () => {
  const template = () =>
    made({
      attributes: [{ name: 'organization_id', type: 'string' }],
      federatedSignIn: [
        {
          type: 'oidc',
          name: 'Google',
          issuer: 'https://accounts.google.com',
          clientId: 'clinic',
          clientSecretArn: secret,
          claims: { organization_id: 'hd' },
          secondFactor,
        },
        { type: 'saml', name: 'Directory', metadataUrl: 'https://id.example.org/metadata', secondFactor },
      ],
    });

  test('an issuer’s secret is filled in by CloudFormation', () => {
    template().hasResourceProperties(PROVIDER, {
      ProviderName: 'Google',
      ProviderType: 'OIDC',
      ProviderDetails: {
        oidc_issuer: 'https://accounts.google.com',
        client_id: 'clinic',
        client_secret: `{{resolve:secretsmanager:${secret}:SecretString:::}}`,
        authorize_scopes: 'openid email',
        attributes_request_method: 'GET',
      },
      AttributeMapping: { email: 'email', 'custom:organization_id': 'hd' },
    });
  });

  test('a directory is asked with a signature, and answers encrypted, when asked', () => {
    template().hasResourceProperties(PROVIDER, {
      ProviderName: 'Directory',
      ProviderType: 'SAML',
      ProviderDetails: {
        MetadataURL: 'https://id.example.org/metadata',
        RequestSigningAlgorithm: 'rsa-sha256',
        EncryptedResponses: 'true',
        IDPInit: 'false',
        IDPSignout: 'true',
      },
    });
  });

  test('people may come from each, and Cognito may write what it is told of them', () => {
    template().hasResource(CLIENT, {
      Properties: {
        SupportedIdentityProviders: ['COGNITO', 'Google', 'Directory'],
        WriteAttributes: ['custom:organization_id', 'email'],
      },
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('^SignInProviders')]),
    });
  });
});
