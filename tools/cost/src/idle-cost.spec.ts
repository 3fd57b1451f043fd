import type { CloudFormationTemplate } from '@hipaa-cdk/templates';
import { idleCost } from './idle-cost';

const templateOf = (resources: Record<string, { Type: string; Properties?: object }>) =>
  ({ Resources: resources }) as unknown as CloudFormationTemplate;

/** Dollars of one resource, to the cent. */
const costOf = (Type: string, Properties: object = {}, others: Parameters<typeof templateOf>[0] = {}) =>
  Number((idleCost(templateOf({ One: { Type, Properties }, ...others })).get(Type) ?? 0).toFixed(2));

test.each([
  ['AWS::EC2::NatGateway', {}, 32.85],
  ['AWS::EC2::EIP', {}, 3.65],
  ['AWS::KMS::Key', {}, 1],
  ['AWS::CloudWatch::Alarm', {}, 0.1],
  ['AWS::Cognito::UserPoolClient', { AllowedOAuthFlows: ['code'] }, 0],
  ['AWS::Cognito::UserPoolClient', { AllowedOAuthFlows: ['client_credentials'] }, 6],
  [
    'AWS::CloudWatch::Alarm',
    { Metrics: [{ Expression: 'a - b' }, { MetricStat: {} }, { MetricStat: {} }] },
    0.2,
  ],
  ['AWS::EC2::VPCEndpoint', { VpcEndpointType: 'Gateway' }, 0],
  ['AWS::EC2::VPCEndpoint', { VpcEndpointType: 'Interface', SubnetIds: ['a', 'b'] }, 14.6],
  ['AWS::ElasticLoadBalancingV2::LoadBalancer', { Scheme: 'internal', Subnets: ['a', 'b'] }, 16.43],
  ['AWS::ElasticLoadBalancingV2::LoadBalancer', { Scheme: 'internet-facing', Subnets: ['a', 'b'] }, 23.73],
  ['AWS::WAFv2::WebACL', { Rules: [{}, {}] }, 7],
  [
    'AWS::EC2::Instance',
    { InstanceType: 't4g.nano', BlockDeviceMappings: [{ Ebs: { VolumeSize: 8 } }] },
    3.71,
  ],
  ['AWS::RDS::DBCluster', { ManageMasterUserPassword: true }, 0.4],
  ['AWS::S3::Bucket', {}, 0],
])('%s %j costs %d', (type, properties, dollars) => {
  expect(costOf(type, properties)).toBe(dollars);
});

test.each([
  [0, 0],
  [0.5, 43.8],
])('an instance of a cluster that keeps %d units costs %d', (MinCapacity, dollars) => {
  const cluster = {
    Type: 'AWS::RDS::DBCluster',
    Properties: { ServerlessV2ScalingConfiguration: { MinCapacity } },
  };
  const instance = { DBClusterIdentifier: { Ref: 'Cluster' } };
  expect(costOf('AWS::RDS::DBInstance', instance, { Cluster: cluster })).toBe(dollars);
});

test.each([
  ['db.t4g.medium', 53.29],
  ['db.r7g.xlarge', 402.96],
])('an instance of class %s costs %d', (DBInstanceClass, dollars) => {
  expect(costOf('AWS::RDS::DBInstance', { DBInstanceClass, DBClusterIdentifier: { Ref: 'Cluster' } })).toBe(
    dollars,
  );
});

test('an instance of a class that nobody has looked up is an error', () => {
  expect(() => costOf('AWS::RDS::DBInstance', { DBInstanceClass: 'db.x2g.large' })).toThrow(
    expect.objectContaining({ code: 'PRICE_UNKNOWN' }),
  );
});

test.each([
  ['DISABLED', 14.42],
  ['ENABLED', 21.72],
])('two tasks with public addresses %s cost %d', (AssignPublicIp, dollars) => {
  const service = {
    DesiredCount: 2,
    TaskDefinition: { Ref: 'Task' },
    NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp } },
  };
  const task = { Type: 'AWS::ECS::TaskDefinition', Properties: { Cpu: '256', Memory: '512' } };
  expect(costOf('AWS::ECS::Service', service, { Task: task })).toBe(dollars);
});

describe('a service that leaves the number of its tasks to the load', () => {
  const task = { Type: 'AWS::ECS::TaskDefinition', Properties: { Cpu: '256', Memory: '512' } };
  const service = (CapacityProvider: string) => ({
    TaskDefinition: { Ref: 'Task' },
    CapacityProviderStrategy: [{ CapacityProvider }],
  });
  const scaled = {
    Type: 'AWS::ApplicationAutoScaling::ScalableTarget',
    Properties: {
      MinCapacity: 2,
      ResourceId: { 'Fn::Join': ['', ['service/', { 'Fn::GetAtt': ['One', 'Name'] }]] },
    },
  };

  test('costs what the fewest cost', () => {
    expect(costOf('AWS::ECS::Service', service('FARGATE'), { Task: task, Scaled: scaled })).toBe(14.42);
  });

  test('costs what one costs where nothing scales it', () => {
    expect(costOf('AWS::ECS::Service', service('FARGATE'), { Task: task })).toBe(7.21);
  });

  test('costs less on capacity that AWS may take back', () => {
    expect(costOf('AWS::ECS::Service', service('FARGATE_SPOT'), { Task: task })).toBe(2.16);
  });
});

test.each([
  ['false', 6.93],
  ['true', 10.58],
])('a machine of Beanstalk with a public address: %s costs %d', (address, dollars) => {
  const option = (Namespace: string, OptionName: string, Value: string) => ({ Namespace, OptionName, Value });
  const OptionSettings = [
    option('aws:ec2:instances', 'InstanceTypes', 't4g.micro,t4g.small'),
    option('aws:autoscaling:launchconfiguration', 'RootVolumeSize', '10'),
    option('aws:autoscaling:asg', 'MinSize', '1'),
    option('aws:ec2:vpc', 'AssociatePublicIpAddress', address),
  ];
  expect(costOf('AWS::ElasticBeanstalk::Environment', { OptionSettings })).toBe(dollars);
});

test('a type that nobody has looked up is an error, not free', () => {
  expect(() => costOf('AWS::Redshift::Cluster')).toThrow(
    expect.objectContaining({
      code: 'PRICE_UNKNOWN',
      message: 'nobody has looked up what these cost when idle: AWS::Redshift::Cluster',
    }),
  );
});

test('a machine that nobody has looked up is an error as well', () => {
  expect(() => costOf('AWS::EC2::Instance', { InstanceType: 'x9.large' })).toThrow(
    expect.objectContaining({ code: 'PRICE_UNKNOWN' }),
  );
});
