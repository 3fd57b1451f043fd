import { outcomes, syntheticData } from '../../testing/outcomes';

const trail = { Type: 'AWS::CloudTrail::Trail', Properties: { S3BucketName: { Ref: 'Bucket' } } };
const bucket = (Rules?: unknown) => ({
  Type: 'AWS::S3::Bucket',
  Properties: { LifecycleConfiguration: { Rules } },
});
const judge = (rules?: unknown) => outcomes('LogBucketRetention', { Bucket: bucket(rules), Trail: trail });

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
  expect(outcomes('LogBucketRetention', { Bucket: bucket(rules) })).toEqual([]);
});

test('logs about made-up data may go', () => {
  const rules = [{ Status: 'Enabled', ExpirationInDays: 1 }];
  expect(outcomes('LogBucketRetention', { Bucket: bucket(rules), Trail: trail }, syntheticData)).toEqual([]);
});

const group = (RetentionInDays?: unknown) => ({
  Group: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays } },
});

test.each([2192, '3653', undefined])('a group that keeps logs for %p days passes', (days) => {
  expect(outcomes('LogGroupRetention', group(days))).toEqual(['pass Group']);
});

test.each([2191, 365, { Ref: 'Days' }])('a group that keeps logs for %p days fails', (days) => {
  expect(outcomes('LogGroupRetention', group(days))).toEqual(['fail Group']);
});

test('logs about made-up data may go', () => {
  expect(outcomes('LogGroupRetention', group(7), syntheticData)).toEqual([]);
});

describe('FlowLogComplete', () => {
  const judge = (Properties: Record<string, unknown>) =>
    outcomes('FlowLogComplete', { Flows: { Type: 'AWS::EC2::FlowLog', Properties } });

  test('a flow log of everything by the minute passes', () => {
    expect(judge({ TrafficType: 'ALL', MaxAggregationInterval: 60 })).toEqual(['pass Flows', 'pass Flows']);
  });

  test.each(['REJECT', 'ACCEPT', undefined])('a flow log of type %p fails', (TrafficType) => {
    expect(judge({ TrafficType, MaxAggregationInterval: 60 })).toEqual(['fail Flows', 'pass Flows']);
  });

  test.each([600, undefined, { Ref: 'Seconds' }])('a flow log that sums up %p seconds fails', (seconds) => {
    expect(judge({ TrafficType: 'ALL', MaxAggregationInterval: seconds })).toEqual([
      'pass Flows',
      'fail Flows',
    ]);
  });

  test('a transit gateway knows no type of traffic', () => {
    expect(judge({ ResourceType: 'TransitGateway', MaxAggregationInterval: 60 })).toEqual(['pass Flows']);
  });
});
