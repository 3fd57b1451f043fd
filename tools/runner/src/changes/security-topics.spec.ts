import type { Action } from './layer-changes';
import { securityTopics } from './security-topics';

const topics = (type: string, path: string, action: Action = 'changed') =>
  securityTopics(type, action, [{ path, after: 'x' }]);

test.each([
  ['AWS::IAM::Role', 'AssumeRolePolicyDocument', ['permissions', 'trust']],
  ['AWS::IAM::ManagedPolicy', 'PolicyDocument', ['permissions']],
  ['AWS::S3::BucketPolicy', 'PolicyDocument', ['permissions']],
  ['AWS::KMS::Key', 'KeyPolicy', ['permissions', 'encryption']],
  ['AWS::EC2::SecurityGroup', 'SecurityGroupIngress', ['network rules']],
  ['AWS::RDS::DBInstance', 'PubliclyAccessible', ['public access']],
  ['AWS::S3::Bucket', 'PublicAccessBlockConfiguration.BlockPublicAcls', ['public access']],
  ['AWS::S3::Bucket', 'BucketEncryption.ServerSideEncryptionConfiguration', ['encryption']],
  ['AWS::SNS::Topic', 'KmsMasterKeyId', ['encryption']],
  ['AWS::Logs::LogGroup', 'RetentionInDays', ['retention and deletion']],
  ['AWS::SNS::Topic', 'DeletionPolicy', ['retention and deletion']],
  ['AWS::SNS::Topic', 'UpdateReplacePolicy', ['retention and deletion']],
  ['AWS::RDS::DBCluster', 'DeletionProtection', ['retention and deletion']],
  ['AWS::RDS::DBCluster', 'EnableCloudwatchLogsExports', ['logging']],
  ['AWS::S3::Bucket', 'LoggingConfiguration.DestinationBucketName', ['logging']],
  ['AWS::EC2::FlowLog', 'MaxAggregationInterval', ['logging']],
  ['AWS::CloudTrail::Trail', 'TrailName', ['logging']],
  ['AWS::Cognito::UserPool', 'MfaConfiguration', ['sign-in']],
  ['AWS::RDS::DBCluster', 'EngineVersion', []],
  ['AWS::ApplicationAutoScaling::ScalingPolicy', 'TargetTrackingScalingPolicyConfiguration', []],
])('%s.%s is about %j', (type, path, expected) => {
  expect(topics(type, path)).toEqual(expected);
});

test.each(['added', 'removed'] as const)('of a resource that is %s the type counts', (action) => {
  expect(topics('AWS::IAM::Role', 'Description', action)).toEqual(['permissions']);
  expect(topics('AWS::EC2::FlowLog', 'Tags', action)).toEqual(['logging']);
  expect(topics('AWS::SNS::Topic', 'KmsMasterKeyId', action)).toEqual([]);
});

test('a new resource that is open to the world is told', () => {
  const open = (after: string) =>
    securityTopics('AWS::RDS::DBInstance', 'added', [{ path: 'PubliclyAccessible', after }]);
  expect(open('true')).toEqual(['public access']);
  expect(open('false')).toEqual([]);
});

test('a value that most likely stays as it is matters to nobody', () => {
  const kept = [{ path: 'KmsKeyId', cause: 'Key.Arn', certain: false as const }];
  expect(securityTopics('AWS::SNS::Topic', 'changed', kept)).toEqual([]);
});
