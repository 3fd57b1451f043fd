import { everyEnvironment, layerTemplate, testEnvironment, APPLICATION, placeOf } from '@hipaa-cdk/testing';
import type { Environment } from '@hipaa-cdk/environments';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import type { UsersSettings } from './settings';
import { app } from './main';

const inProd = placeOf('prod');

const POLICY = 'AWS::IAM::ManagedPolicy';

interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

function statements(template: Template): Statement[] {
  const policies = template.findResources(POLICY);
  return Object.values(policies).flatMap((one) => one.Properties.PolicyDocument.Statement as Statement[]);
}

function statement(sid: string, template = layerTemplate(app, 'prod')): Statement | undefined {
  return statements(template).find(({ Sid }) => Sid === sid);
}

const sids = (environment: Partial<Environment>, settings?: Partial<UsersSettings>): string[] =>
  statements(layerTemplate(app, testEnvironment('prod', environment), settings)).map(({ Sid }) => Sid);

const FILES = { 'Fn::Join': ['', [{ Ref: 'StorageBucketArn' }, '/application/*']] };

describe.each(everyEnvironment('users'))('in %s', (name) => {
  const template = () => layerTemplate(app, name);

  test('there is one policy, which nobody has yet', () => {
    template().resourceCountIs(POLICY, 1);
    template().hasResourceProperties(POLICY, {
      Roles: Match.absent(),
      Users: Match.absent(),
      Groups: Match.absent(),
    });
  });

  test('its ARN is published', () => {
    const [policy] = Object.keys(template().findResources(POLICY));
    template().hasResourceProperties('AWS::SSM::Parameter', {
      Name: `/${APPLICATION}/${name}/users/applicationPolicyArn`,
      Value: { Ref: policy },
    });
  });

  test('no action has a wildcard, and nothing is allowed on every resource', () => {
    const allowed = statements(template()).filter(({ Effect }) => Effect === 'Allow');
    expect(allowed.flatMap(({ Action }) => Action).filter((action) => action.includes('*'))).toEqual([]);
    expect(allowed.filter(({ Resource }) => Resource === '*')).toEqual([]);
  });
});

test('the application asks the pool about one person, and changes nothing there', () => {
  expect(statement('AskAboutOnePerson')).toEqual({
    Sid: 'AskAboutOnePerson',
    Effect: 'Allow',
    Action: ['cognito-idp:AdminGetUser', 'cognito-idp:AdminListGroupsForUser'],
    Resource: { Ref: 'AuthUserPoolArn' },
  });
});

test('the application signs in to one database as one user', () => {
  expect(statement('SignInToDatabase')).toEqual({
    Sid: 'SignInToDatabase',
    Effect: 'Allow',
    Action: 'rds-db:connect',
    Resource: {
      'Fn::Join': [
        '',
        [
          `arn:aws:rds-db:${inProd.region}:${inProd.account}:dbuser:`,
          { Ref: 'DatabaseClusterResourceId' },
          '/application',
        ],
      ],
    },
  });
});

test('the application reads the one secret of its database', () => {
  expect(statement('ReadDatabaseSecret')).toEqual({
    Sid: 'ReadDatabaseSecret',
    Effect: 'Allow',
    Action: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
    Resource: { Ref: 'DatabaseSecretArn' },
  });
});

test('the key of the secret opens that secret, through Secrets Manager, and nothing else', () => {
  expect(statement('DecryptDatabaseSecret')).toEqual({
    Sid: 'DecryptDatabaseSecret',
    Effect: 'Allow',
    Action: 'kms:Decrypt',
    Resource: { Ref: 'DatabaseSecretKeyArn' },
    Condition: {
      StringEquals: { 'kms:ViaService': `secretsmanager.${inProd.region}.amazonaws.com` },
      StringLike: { 'kms:EncryptionContext:SecretARN': { Ref: 'DatabaseSecretArn' } },
    },
  });
});

test('an application that signs in by IAM alone reads no secret', () => {
  expect(sids({}, { readsMasterSecret: false })).toEqual([
    'AskAboutOnePerson',
    'SignInToDatabase',
    'ListFiles',
    'UseFiles',
    'EncryptFiles',
    'LoseNothing',
  ]);
});

test('the application uses the files below its prefix, and takes no version away', () => {
  expect(statement('UseFiles')).toEqual({
    Sid: 'UseFiles',
    Effect: 'Allow',
    Action: ['s3:AbortMultipartUpload', 's3:DeleteObject', 's3:GetObject', 's3:PutObject'],
    Resource: FILES,
  });
});

test('the application lists the files below its prefix and no others', () => {
  expect(statement('ListFiles')).toEqual({
    Sid: 'ListFiles',
    Effect: 'Allow',
    Action: 's3:ListBucket',
    Resource: { Ref: 'StorageBucketArn' },
    Condition: { StringLike: { 's3:prefix': 'application/*' } },
  });
});

test('another prefix moves all that the application may do with files', () => {
  const template = layerTemplate(app, 'prod', { filePrefix: 'records/' });
  expect(JSON.stringify(statement('ListFiles', template))).toContain('"records/*"');
  expect(JSON.stringify(statement('UseFiles', template))).toContain('"/records/*"');
  expect(JSON.stringify(statements(template))).not.toContain('application/*');
});

test('the key of the bucket serves S3, for that bucket, and nothing else', () => {
  expect(statement('EncryptFiles')).toEqual({
    Sid: 'EncryptFiles',
    Effect: 'Allow',
    Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
    Resource: { Ref: 'StorageBucketKeyArn' },
    Condition: {
      StringEquals: { 'kms:ViaService': `s3.${inProd.region}.amazonaws.com` },
      StringLike: { 'kms:EncryptionContext:aws:s3:arn': [{ Ref: 'StorageBucketArn' }, FILES] },
    },
  });
});

test('the application takes nothing away that nobody could bring back', () => {
  expect(statement('LoseNothing')).toEqual({
    Sid: 'LoseNothing',
    Effect: 'Deny',
    Action: [
      'kms:DisableKey',
      'kms:ScheduleKeyDeletion',
      's3:BypassGovernanceRetention',
      's3:DeleteObjectVersion',
      's3:PutLifecycleConfiguration',
      'secretsmanager:DeleteSecret',
    ],
    Resource: '*',
  });
});

const FILE_PART = ['ListFiles', 'UseFiles', 'EncryptFiles'];
const DATABASE_PART = ['SignInToDatabase', 'ReadDatabaseSecret', 'DecryptDatabaseSecret'];

test.each([
  ['files', ['users', 'storage'], FILE_PART],
  ['the database', ['users', 'network', 'database'], DATABASE_PART],
  ['people', ['users', 'auth'], ['AskAboutOnePerson']],
  ['nothing', ['users'], []],
])('where the environment has but %s, the policy is about no more', (_, only, expected) => {
  expect(sids({ layers: { only } })).toEqual([...expected, 'LoseNothing']);
});

test('where another issuer signs people in there is no pool to ask', () => {
  const identityProvider = { issuer: 'https://login.example.org', clientId: 'app' };
  expect(sids({ identityProvider })).toEqual([...DATABASE_PART, ...FILE_PART, 'LoseNothing']);
});

test('the id of the policy stays, because another id is another policy', () => {
  expect(Object.keys(layerTemplate(app, 'prod').findResources(POLICY))).toEqual([
    'ApplicationPolicy892B909C',
  ]);
});
