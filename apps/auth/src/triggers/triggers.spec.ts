import { findEnvironment } from '@hipaa-cdk/platform';
import { layerTemplate } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from '../main';

const FUNCTION = 'AWS::Lambda::Function';
const POOL = 'AWS::Cognito::UserPool';

const template = layerTemplate(app, 'prod', {
  selfSignUp: { reason: 'patients find the portal by themselves' },
  triggers: { allowedDomains: ['example.org'], groupClaim: 'roles', lastSeen: true },
});
const { profile, region, account } = findEnvironment('prod');
const arnOf = (id: string) => ({ 'Fn::GetAtt': [Match.stringLikeRegexp(`^SignInTriggers${id}`), 'Arn'] });

test('there is a function for each setting', () => {
  template.resourceCountIs(FUNCTION, 3);
});

test('Cognito calls each where it belongs, and asks for groups in both tokens', () => {
  template.hasResourceProperties(POOL, {
    LambdaConfig: {
      PreSignUp: arnOf('AllowDomains'),
      PreTokenGenerationConfig: { LambdaArn: arnOf('GroupClaim'), LambdaVersion: 'V2_0' },
      PostAuthentication: arnOf('LastSeen'),
    },
  });
});

test('nobody but this user pool calls them', () => {
  template.resourceCountIs('AWS::Lambda::Permission', 3);
  template.allResourcesProperties('AWS::Lambda::Permission', {
    Principal: 'cognito-idp.amazonaws.com',
    SourceArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^SignInPeople'), 'Arn'] },
  });
});

test('the runtime gets security fixes', () => {
  template.allResourcesProperties(FUNCTION, { Runtime: 'nodejs24.x' });
});

test('none uses up what others need', () => {
  template.allResourcesProperties(FUNCTION, { ReservedConcurrentExecutions: 10 });
});

test('none runs for longer than Cognito waits', () => {
  template.allResourcesProperties(FUNCTION, { Timeout: 5 });
});

test('none has an environment that could hold a secret', () => {
  for (const { Properties } of Object.values(template.findResources(FUNCTION)))
    expect(
      Object.keys((Properties as { Environment?: { Variables: object } }).Environment?.Variables ?? {}),
    ).toEqual([]);
});

test('failed events go to an encrypted queue that takes TLS only', () => {
  template.allResourcesProperties(FUNCTION, { DeadLetterConfig: { TargetArn: arnOf('Failures') } });
  template.hasResourceProperties('AWS::SQS::Queue', {
    KmsMasterKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^SignInRecordsKey'), 'Arn'] },
  });
  template.hasResourceProperties('AWS::SQS::QueuePolicy', {
    PolicyDocument: {
      Statement: [
        Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      ],
    },
  });
});

test('logs are encrypted and kept as long as the profile says', () => {
  template.resourceCountIs('AWS::Logs::LogGroup', 3);
  template.allResourcesProperties('AWS::Logs::LogGroup', {
    KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^SignInRecordsKey'), 'Arn'] },
    RetentionInDays: profile.logRetentionDays,
  });
  template.allResourcesProperties(FUNCTION, {
    LoggingConfig: { LogGroup: { Ref: Match.stringLikeRegexp('^SignInRecords') } },
  });
});

test('only the function that keeps the day may write to users, and to those of this pool alone', () => {
  template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
    Roles: [{ Ref: Match.stringLikeRegexp('^SignInTriggersLastSeenRole') }],
    PolicyDocument: {
      Statement: [
        {
          Sid: 'WriteAttributes',
          Effect: 'Allow',
          Action: 'cognito-idp:AdminUpdateUserAttributes',
          Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('^SignInPeople'), 'Arn'] },
        },
      ],
    },
  });
});

test('no function has a policy of AWS, or one inside its role', () => {
  template.allResourcesProperties('AWS::IAM::Role', {
    ManagedPolicyArns: Match.absent(),
    Policies: Match.absent(),
  });
  template.resourceCountIs('AWS::IAM::Policy', 0);
});

test('functions may send to the queue, write their own log, and nothing on everything', () => {
  const policies = Object.entries(template.findResources('AWS::IAM::ManagedPolicy')).filter(([id]) =>
    id.startsWith('SignInTriggers'),
  );
  const statements = policies.flatMap(
    ([, { Properties }]) =>
      (Properties as { PolicyDocument: { Statement: { Action: string | string[]; Resource: unknown }[] } })
        .PolicyDocument.Statement,
  );
  expect(statements.map(({ Resource }) => Resource)).not.toContain('*');
  expect([...new Set(statements.flatMap(({ Action }) => Action))].sort()).toEqual([
    'cognito-idp:AdminUpdateUserAttributes',
    'kms:Decrypt',
    'kms:GenerateDataKey',
    'logs:CreateLogStream',
    'logs:PutLogEvents',
    'sqs:SendMessage',
  ]);
});

test.each([
  ['the pool', 'test', { lastSeen: true as const }, 1],
  ['nothing', 'test', {}, 0],
])('a setting asks for one function, not for all: %s', (_, environment, triggers, count) => {
  const one = layerTemplate(app, environment, { triggers });
  one.resourceCountIs(FUNCTION, count);
  one.resourceCountIs('AWS::SQS::Queue', count);
});

test('the account and region of the function are those of the stack', () => {
  expect(JSON.stringify(template.toJSON())).not.toMatch(
    new RegExp(`arn:aws:(lambda|sqs):(?!${region}:${account})`),
  );
});
