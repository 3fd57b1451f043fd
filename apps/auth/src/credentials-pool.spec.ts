import { everyEnvironment, layerTemplate, testEnvironment, APPLICATION } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { findEnvironment } from '@hipaa-cdk/platform';
import { sessionPolicy } from '@hipaa-cdk/environments/session-policy';
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

const ROLE = 'AWS::IAM::Role';
const POLICY = 'AWS::IAM::ManagedPolicy';
const OWN = 'private/${cognito-identity.amazonaws.com:sub}';

describe.each(everyEnvironment('auth'))('in %s', (environment) => {
  const template = () => layerTemplate(app, environment);
  const { region } = findEnvironment(environment);
  const allows = (statement: object) =>
    template().hasResourceProperties(POLICY, {
      PolicyDocument: { Statement: Match.arrayWith([statement]) },
    });

  test('only people of this pool who are signed in take the role', () => {
    template().hasResourceProperties(ROLE, {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Federated: 'cognito-identity.amazonaws.com' },
            Action: 'sts:AssumeRoleWithWebIdentity',
            Condition: {
              StringEquals: {
                'cognito-identity.amazonaws.com:aud': { Ref: Match.stringLikeRegexp('^CredentialsPool') },
              },
              'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
            },
          },
        ],
      },
    });
  });

  test('credentials end when the session policy says', () => {
    template().hasResourceProperties(ROLE, { MaxSessionDuration: sessionPolicy.tokenMinutes * 60 });
  });

  test('people reach what is below a prefix of their own', () => {
    allows({
      Sid: 'UseOwnFiles',
      Effect: 'Allow',
      Action: ['s3:DeleteObject', 's3:GetObject', 's3:PutObject'],
      Resource: { 'Fn::Join': ['', [{ Ref: 'StorageBucketArn' }, `/${OWN}/*`]] },
    });
  });

  test('people list what is below a prefix of their own', () => {
    allows({
      Sid: 'ListOwnFiles',
      Effect: 'Allow',
      Action: 's3:ListBucket',
      Resource: { Ref: 'StorageBucketArn' },
      Condition: { StringLike: { 's3:prefix': [`${OWN}/*`] } },
    });
  });

  test('people use the key of the bucket through S3 and in no other way', () => {
    allows({
      Sid: 'UseKeyOfBucket',
      Effect: 'Allow',
      Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
      Resource: { Ref: 'StorageBucketKeyArn' },
      Condition: { StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` } },
    });
  });

  test('people may do nothing else', () => {
    const policies = Object.values(template().findResources(POLICY));
    const sids = policies.flatMap((policy) =>
      (policy['Properties'].PolicyDocument.Statement as { Sid: string }[]).map(({ Sid }) => Sid),
    );
    expect(sids).toEqual(['UseOwnFiles', 'ListOwnFiles', 'UseKeyOfBucket']);
    template().resourceCountIs(ROLE, 1);
    template().resourceCountIs('AWS::IAM::Policy', 0);
    template().hasResourceProperties(ROLE, { ManagedPolicyArns: Match.absent() });
  });
});

test('without a bucket people may do nothing, and no other layer is waited for', () => {
  const template = layerTemplate(app, testEnvironment('test', { layers: { only: ['auth'] } }));
  template.resourceCountIs(POLICY, 0);
  expect(JSON.stringify(template.toJSON())).not.toContain(`/${APPLICATION}/test/storage`);
});
