import type { TemplateResource } from '@hipaa-cdk/templates';
import { outcomes, syntheticData } from '../../testing/outcomes';

const judge = (NotificationConfiguration: unknown) =>
  outcomes('BucketEventNotifications', {
    Bucket: { Type: 'AWS::S3::Bucket', Properties: { NotificationConfiguration } },
  });
const toBus = { EventBridgeConfiguration: { EventBridgeEnabled: true } };

test.each([
  toBus,
  { EventBridgeConfiguration: {} },
  { TopicConfigurations: [{ Event: 's3:ObjectCreated:*', Topic: { Ref: 'Topic' } }] },
  { QueueConfigurations: [{}] },
  { LambdaConfigurations: [{}] },
])('a bucket that announces by %j passes', (configuration) => {
  expect(judge(configuration)).toEqual(['pass Bucket']);
});

test.each([
  undefined,
  {},
  { TopicConfigurations: [] },
  { EventBridgeConfiguration: { EventBridgeEnabled: false } },
])('a bucket with %j fails', (configuration) => expect(judge(configuration)).toEqual(['fail Bucket']));

test('the custom resource of CDK counts', () => {
  const resources = {
    Bucket: { Type: 'AWS::S3::Bucket' },
    Notifications: {
      Type: 'Custom::S3BucketNotifications',
      Properties: { BucketName: { Ref: 'Bucket' }, NotificationConfiguration: toBus },
    },
  };
  expect(outcomes('BucketEventNotifications', resources)).toEqual(['pass Bucket']);
});

test('a bucket for logs need not announce them', () => {
  const resources = {
    Bucket: { Type: 'AWS::S3::Bucket' },
    Trail: { Type: 'AWS::CloudTrail::Trail', Properties: { S3BucketName: { Ref: 'Bucket' } } },
  };
  expect(outcomes('BucketEventNotifications', resources)).toEqual([]);
});

describe('BucketForeignKeysBlocked', () => {
  const judge = (BlockedEncryptionTypes?: unknown, others: Record<string, TemplateResource> = {}) =>
    outcomes('BucketForeignKeysBlocked', {
      Bucket: {
        Type: 'AWS::S3::Bucket',
        Properties: { BucketEncryption: { ServerSideEncryptionConfiguration: [{ BlockedEncryptionTypes }] } },
      },
      ...others,
    });
  const policy = (Effect: string, value: unknown) => ({
    Type: 'AWS::S3::BucketPolicy',
    Properties: {
      Bucket: { Ref: 'Bucket' },
      PolicyDocument: {
        Statement: {
          Effect,
          Principal: '*',
          Action: 's3:PutObject',
          Condition: { Null: { 's3:x-amz-server-side-encryption-customer-algorithm': value } },
        },
      },
    },
  });

  test('a bucket that blocks foreign keys passes', () => {
    expect(judge({ EncryptionType: ['SSE-C'] })).toEqual(['pass Bucket']);
  });

  test.each([undefined, {}, { EncryptionType: ['NONE'] }])('a bucket that blocks %j fails', (blocked) => {
    expect(judge(blocked)).toEqual(['fail Bucket']);
  });

  test.each([
    ['Deny', 'false', 'pass Bucket'],
    ['Deny', 'true', 'fail Bucket'],
    ['Allow', 'false', 'fail Bucket'],
  ])('a policy that says %s where the absence of a key is %s: %s', (effect, value, expected) => {
    expect(judge(undefined, { Policy: policy(effect, value) })).toEqual([expected]);
  });
});

describe('BucketVersionLifecycle', () => {
  const judge = (Rules: unknown, Status = 'Enabled') =>
    outcomes('BucketVersionLifecycle', {
      Bucket: {
        Type: 'AWS::S3::Bucket',
        Properties: { VersioningConfiguration: { Status }, LifecycleConfiguration: { Rules } },
      },
    });
  const ending = { Status: 'Enabled', NoncurrentVersionExpiration: { NoncurrentDays: 30 } };

  test.each([[[ending]], [[{ Status: 'Enabled', NoncurrentVersionExpirationInDays: '30' }]], [[{}, ending]]])(
    'a bucket with %j passes',
    (rules) => expect(judge(rules)).toEqual(['pass Bucket']),
  );

  test.each([
    [undefined],
    [[]],
    [[{ Status: 'Enabled', ExpirationInDays: 30 }]],
    [[{ ...ending, Status: 'Disabled' }]],
    [{ Ref: 'Rules' }],
  ])('a bucket with %j fails', (rules) => expect(judge(rules)).toEqual(['fail Bucket']));

  test('a bucket without versions is not judged', () => expect(judge([], 'Suspended')).toEqual([]));
});

const trail = { Type: 'AWS::CloudTrail::Trail', Properties: { S3BucketName: { Ref: 'Bucket' } } };
const locked = (DefaultRetention: object) => ({
  ObjectLockEnabled: true,
  ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention } },
});
const bucket = (Properties: object) => ({ Type: 'AWS::S3::Bucket', Properties: { ...Properties } });

test.each([
  { Mode: 'COMPLIANCE', Days: 2192 },
  { Mode: 'GOVERNANCE', Years: 6 },
])('a bucket for a trail that locks with %j passes', (retention) => {
  expect(outcomes('BucketDefaultLock', { Bucket: bucket(locked(retention)), Trail: trail })).toEqual([
    'pass Bucket',
  ]);
});

test.each([
  {},
  { ObjectLockEnabled: true },
  locked({ Mode: 'COMPLIANCE' }),
  locked({ Mode: { Ref: 'Mode' }, Days: 7 }),
  { ...locked({ Mode: 'COMPLIANCE', Days: 7 }), ObjectLockEnabled: false },
])('a bucket for a trail with %j fails', (properties) => {
  expect(outcomes('BucketDefaultLock', { Bucket: bucket(properties), Trail: trail })).toEqual([
    'fail Bucket',
  ]);
});

test('a bucket that is made for locking but does not lock fails', () => {
  expect(outcomes('BucketDefaultLock', { Bucket: bucket({ ObjectLockEnabled: true }) })).toEqual([
    'fail Bucket',
  ]);
});

test('a bucket of the application need not lock', () => {
  expect(outcomes('BucketDefaultLock', { Bucket: bucket({}) })).toEqual([]);
});

test.each([
  ['AWS::S3::Bucket', { LoggingConfiguration: { DestinationBucketName: { Ref: 'Bucket' } } }],
  ['AWS::Config::DeliveryChannel', { S3BucketName: { Ref: 'Bucket' } }],
])('a bucket that %s delivers into cannot lock', (Type, Properties) => {
  const Writer = { Type, Properties };
  expect(outcomes('BucketDefaultLock', { Bucket: bucket({}), Writer, Trail: trail })).toEqual([]);
});

test('made-up evidence may be deleted', () => {
  expect(outcomes('BucketDefaultLock', { Bucket: bucket({}), Trail: trail }, syntheticData)).toEqual([]);
});

describe('BucketObjectsKept', () => {
  const kept = (rule: object) =>
    outcomes('BucketObjectsKept', {
      Bucket: {
        Type: 'AWS::S3::Bucket',
        Properties: { LifecycleConfiguration: { Rules: [{ Status: 'Enabled', ...rule }] } },
      },
    });

  test('a rule that empties the bucket in a day fails', () =>
    expect(kept({ ExpirationInDays: 1 })).toEqual(['fail Bucket']));

  test.each([
    { ExpirationInDays: 90 },
    { ExpirationInDays: 1, Prefix: 'tmp/' },
    { ExpirationInDays: 1, Status: 'Disabled' },
    {},
  ])('the rule %j passes', (rule) => expect(kept(rule)).toEqual(['pass Bucket']));
});
