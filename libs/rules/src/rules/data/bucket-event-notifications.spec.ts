import { outcomes } from '../../testing/outcomes';
import { bucketEventNotifications } from './bucket-event-notifications';

const judge = (NotificationConfiguration: unknown) =>
  outcomes(bucketEventNotifications, {
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
  expect(outcomes(bucketEventNotifications, resources)).toEqual(['pass Bucket']);
});

test('a bucket for logs need not announce them', () => {
  const resources = {
    Bucket: { Type: 'AWS::S3::Bucket' },
    Trail: { Type: 'AWS::CloudTrail::Trail', Properties: { S3BucketName: { Ref: 'Bucket' } } },
  };
  expect(outcomes(bucketEventNotifications, resources)).toEqual([]);
});
