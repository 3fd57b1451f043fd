import type { TemplateResource } from '@hipaa-cdk/templates';
import { outcomes } from '../testing/outcomes';
import { hipaaPlus } from '../pack';

const types = [
  'AWS::Backup::BackupPlan',
  'AWS::Backup::BackupSelection',
  'AWS::Backup::BackupVault',
  'AWS::Backup::RestoreTestingPlan',
  'AWS::CloudTrail::Trail',
  'AWS::CloudWatch::Alarm',
  'AWS::CloudWatch::CompositeAlarm',
  'AWS::CodeBuild::Project',
  'AWS::DynamoDB::GlobalTable',
  'AWS::EC2::FlowLog',
  'AWS::EC2::Instance',
  'AWS::EC2::LaunchTemplate',
  'AWS::ECS::Cluster',
  'AWS::ECS::Service',
  'AWS::ECS::TaskDefinition',
  'AWS::ElasticBeanstalk::ConfigurationTemplate',
  'AWS::ElasticBeanstalk::Environment',
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::EMR::Cluster',
  'AWS::IAM::InstanceProfile',
  'AWS::KMS::Key',
  'AWS::Lambda::Function',
  'AWS::Logs::LogGroup',
  'AWS::Logs::MetricFilter',
  'AWS::RDS::DBCluster',
  'AWS::RDS::DBInstance',
  'AWS::S3::Bucket',
  'AWS::S3::BucketPolicy',
  'AWS::SecretsManager::RotationSchedule',
  'AWS::SNS::Topic',
  'Custom::S3BucketNotifications',
];

/** Properties whose insides the rules look into. */
const names = [
  'AccessPolicy',
  'AlarmActions',
  'BackupPlan',
  'BackupSelection',
  'BlockDeviceMappings',
  'Bucket',
  'BucketEncryption',
  'ClusterSettings',
  'ContainerDefinitions',
  'DBClusterParameterGroupName',
  'DeploymentController',
  'Engine',
  'Environment',
  'EventSelectors',
  'IamInstanceProfile',
  'Instances',
  'KeyPolicy',
  'LaunchTemplate',
  'LaunchTemplateData',
  'LifecycleConfiguration',
  'LoadBalancerAttributes',
  'LoggingConfig',
  'MetricTransformations',
  'Metrics',
  'NotificationConfiguration',
  'OptionSettings',
  'Parameters',
  'PolicyDocument',
  'Replicas',
  'Roles',
  'Runtime',
  'Tags',
];

const shapes: readonly unknown[] = [
  null,
  '',
  'text',
  7,
  true,
  [],
  [null],
  ['text'],
  [[]],
  {},
  { Ref: 'Somewhere' },
  [{ Ref: 'AWS::NoValue' }],
  { 'Fn::If': ['Condition', { Ref: 'AWS::NoValue' }, [{}]] },
  { 'Fn::GetAtt': 'Somewhere.Arn' },
  { 'Fn::FindInMap': ['Nowhere', 'a', 'b'] },
  new Date(0),
];

test.each(hipaaPlus.rules.map((rule) => [rule.id, rule] as const))(
  '%s judges templates of odd shapes without an error',
  (_, rule) => {
    for (const shape of shapes) {
      const Properties = Object.fromEntries(names.map((name) => [name, shape]));
      const resources = types.map((Type, index): [string, TemplateResource] => [
        `R${index}`,
        { Type, Properties },
      ]);
      expect(() => outcomes(rule, Object.fromEntries(resources))).not.toThrow();
    }
  },
);
