import { outcomes, syntheticData } from '../../testing/outcomes';
import { logBucketRetention } from './log-bucket-retention';

const trail = { Type: 'AWS::CloudTrail::Trail', Properties: { S3BucketName: { Ref: 'Bucket' } } };
const bucket = (Rules?: unknown) => ({
  Type: 'AWS::S3::Bucket',
  Properties: { LifecycleConfiguration: { Rules } },
});
const judge = (rules?: unknown) => outcomes(logBucketRetention, { Bucket: bucket(rules), Trail: trail });

test.each([
  [undefined],
  [[{ Status: 'Enabled', ExpirationInDays: 2192 }]],
  [[{ Status: 'Disabled', ExpirationInDays: 7 }]],
  [[{ Status: 'Enabled', NoncurrentVersionExpiration: { NoncurrentDays: 30 } }]],
])('a bucket for a trail with the rules %j passes', (rules) => expect(judge(rules)).toEqual(['pass Bucket']));

test.each([
  [[{ Status: 'Enabled', ExpirationInDays: 1000 }]],
  [[{ Status: 'Enabled', ExpirationInDays: { Ref: 'Days' } }]],
  [[{ Status: 'Enabled', ExpirationDate: '2027-01-01' }]],
  [
    [
      { Status: 'Enabled', ExpirationInDays: 2192 },
      { Status: 'Enabled', Prefix: 'elb/', ExpirationInDays: 90 },
    ],
  ],
  [{ Ref: 'Rules' }],
])('a bucket for a trail with the rules %j fails', (rules) => {
  expect(judge(rules)).toEqual(['fail Bucket']);
});

test('a bucket of the application is not judged', () => {
  const rules = [{ Status: 'Enabled', ExpirationInDays: 1 }];
  expect(outcomes(logBucketRetention, { Bucket: bucket(rules) })).toEqual([]);
});

test('logs about made-up data may go', () => {
  const rules = [{ Status: 'Enabled', ExpirationInDays: 1 }];
  expect(outcomes(logBucketRetention, { Bucket: bucket(rules), Trail: trail }, syntheticData)).toEqual([]);
});
