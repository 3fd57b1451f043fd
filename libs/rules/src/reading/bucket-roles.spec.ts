import { TemplateView } from '../template-view';
import type { TemplateResource } from '@hipaa-cdk/templates';
import { bucketRoles } from './bucket-roles';

const roles = (others: Readonly<Record<string, TemplateResource>>, properties = {}) => {
  const template = new TemplateView({
    Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: properties }, ...others },
  });
  return template
    .resources('AWS::S3::Bucket')
    .slice(0, 1)
    .flatMap((bucket) => [...bucketRoles(bucket, template)]);
};
const bucket = { Ref: 'Bucket' };

test('a bucket that nobody writes logs into has no role', () => expect(roles({})).toEqual([]));

test.each([
  ['access-logs', 'AWS::S3::Bucket', { LoggingConfiguration: { DestinationBucketName: bucket } }],
  ['trail', 'AWS::CloudTrail::Trail', { S3BucketName: bucket }],
  ['configuration-history', 'AWS::Config::DeliveryChannel', { S3BucketName: bucket }],
  ['service-logs', 'AWS::EC2::FlowLog', { LogDestination: { 'Fn::GetAtt': ['Bucket', 'Arn'] } }],
  [
    'load-balancer-logs',
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
    { LoadBalancerAttributes: [{ Key: 'access_logs.s3.bucket', Value: bucket }] },
  ],
])('%s is the role that %s gives', (role, Type, Properties) => {
  expect(roles({ Writer: { Type, Properties } })).toEqual([role]);
});

test('whom the policy lets write gives the role too', () => {
  const Statement = {
    Effect: 'Allow',
    Principal: { Service: 'cloudtrail.amazonaws.com' },
    Action: 's3:PutObject',
  };
  const policy = {
    Type: 'AWS::S3::BucketPolicy',
    Properties: { Bucket: bucket, PolicyDocument: { Statement } },
  };
  expect(roles({ Policy: policy })).toEqual(['trail']);
});

test('whom the policy turns away does not', () => {
  const Statement = {
    Effect: 'Deny',
    Principal: { Service: 'cloudtrail.amazonaws.com' },
    Action: 's3:PutObject',
  };
  const policy = {
    Type: 'AWS::S3::BucketPolicy',
    Properties: { Bucket: bucket, PolicyDocument: { Statement } },
  };
  expect(roles({ Policy: policy })).toEqual([]);
});

test('the access list for log delivery gives a role', () => {
  expect(roles({}, { AccessControl: 'LogDeliveryWrite' })).toEqual(['access-logs']);
});
