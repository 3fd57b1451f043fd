import { outcomes, syntheticData } from '../../testing/outcomes';
import { bucketDefaultLock } from './bucket-default-lock';

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
  expect(outcomes(bucketDefaultLock, { Bucket: bucket(locked(retention)), Trail: trail })).toEqual([
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
  expect(outcomes(bucketDefaultLock, { Bucket: bucket(properties), Trail: trail })).toEqual(['fail Bucket']);
});

test('a bucket that is made for locking but does not lock fails', () => {
  expect(outcomes(bucketDefaultLock, { Bucket: bucket({ ObjectLockEnabled: true }) })).toEqual([
    'fail Bucket',
  ]);
});

test('a bucket of the application need not lock', () => {
  expect(outcomes(bucketDefaultLock, { Bucket: bucket({}) })).toEqual([]);
});

test.each([
  ['AWS::S3::Bucket', { LoggingConfiguration: { DestinationBucketName: { Ref: 'Bucket' } } }],
  ['AWS::Config::DeliveryChannel', { S3BucketName: { Ref: 'Bucket' } }],
])('a bucket that %s delivers into cannot lock', (Type, Properties) => {
  const Writer = { Type, Properties };
  expect(outcomes(bucketDefaultLock, { Bucket: bucket({}), Writer, Trail: trail })).toEqual([]);
});

test('made-up evidence may be deleted', () => {
  expect(outcomes(bucketDefaultLock, { Bucket: bucket({}), Trail: trail }, syntheticData)).toEqual([]);
});
