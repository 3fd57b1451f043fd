import { authContract } from '@hipaa-cdk/contracts-auth';
import { layerTemplate, testEnvironment, APPLICATION } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';

const identityProvider = { issuer: 'https://id.example.org/tenant', clientId: 'app' };
const template = layerTemplate(app, testEnvironment('prod', { identityProvider, site: undefined }));
const PROVIDER = { 'Fn::GetAtt': [Match.stringLikeRegexp('^IssuerProvider'), 'Arn'] };

test('IAM trusts the issuer for the one client', () => {
  template.hasResourceProperties('AWS::IAM::OIDCProvider', {
    Url: identityProvider.issuer,
    ClientIdList: [identityProvider.clientId],
  });
});

test('the identity pool takes its tokens and no others', () => {
  template.hasResourceProperties('AWS::Cognito::IdentityPool', {
    OpenIdConnectProviderARNs: [PROVIDER],
    CognitoIdentityProviders: Match.absent(),
    AllowUnauthenticatedIdentities: false,
    AllowClassicFlow: false,
  });
});

test('people reach their own files as they do with a pool of ours', () => {
  template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
    PolicyDocument: {
      Statement: [
        Match.objectLike({ Sid: 'UseOwnFiles' }),
        Match.objectLike({ Sid: 'ListOwnFiles' }),
        Match.objectLike({ Sid: 'UseKeyOfBucket' }),
      ],
    },
  });
});

test.each([
  ['issuerUrl', identityProvider.issuer],
  ['clientId', identityProvider.clientId],
  ['identityPoolId', { Ref: Match.stringLikeRegexp('^CredentialsPool') }],
])('%s is published', (entry, Value) => {
  template.hasResourceProperties('AWS::SSM::Parameter', {
    Name: `/${APPLICATION}/prod/auth/${entry}`,
    Value,
  });
});

test('what only a pool of ours has is not published', () => {
  template.resourceCountIs('AWS::SSM::Parameter', Object.keys(authContract.entries).length);
});

test.each([
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::Cognito::UserPoolDomain',
  'AWS::KMS::Key',
  'AWS::CloudWatch::Alarm',
])('there is no %s', (type) => {
  template.resourceCountIs(type, 0);
});
