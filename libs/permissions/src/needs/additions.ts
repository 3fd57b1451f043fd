import { fits } from '../reading/glob';
import type { Condition } from './need';

/** Calls that are made for a type although its handler lists none of them. */
export interface Addition {
  /** Patterns of types. */
  readonly types: readonly string[];
  readonly actions: readonly string[];
  /**
   * Patterns with the places `{partition}`, `{region}`, `{account}`, and `{environment}` for each that has the type.
   *
   * @default - as for the calls of the handler: from the reference, the names and the tags of the templates
   */
  readonly on?: readonly string[];
  /**
   * Properties that make the calls needed.
   *
   * @default - they are needed always
   */
  readonly properties?: readonly string[];
  /**
   * Condition of all of them.
   *
   * @default - as for the calls of the handler
   */
  readonly condition?: Condition;
  /** Page or policy of AWS where it is written. */
  readonly source: string;
}

const regional = (service: string, name: string): string =>
  `arn:{partition}:${service}:{region}:{account}:${name}`;
const bucket = (name: string): readonly string[] => [
  `arn:{partition}:s3:::${name}`,
  `arn:{partition}:s3:::${name}/*`,
];
const each = (service: string, names: string): readonly string[] =>
  names.split(' ').map((name) => `${service}:${name}`);

const DEFAULT_GROUPS =
  'Service Authorization Reference, Amazon RDS: a database without groups of its own is in the default ones';
const BEANSTALK = 'AWS managed policy AdministratorAccess-AWSElasticBeanstalk';
const MANAGED_UPDATES = 'AWS managed policy AWSElasticBeanstalkManagedUpdatesCustomerRolePolicy';

const ADDITIONS: readonly Addition[] = [
  {
    types: [
      'AWS::Lambda::Function',
      'AWS::ServiceCatalog::CloudFormationProduct',
      'AWS::Config::ConformancePack',
      'AWS::ElasticBeanstalk::ApplicationVersion',
      'AWS::CloudFormation::Stack',
    ],
    actions: ['s3:GetObject', 's3:GetObjectVersion'],
    on: ['arn:{partition}:s3:::cdk-*-assets-{account}-{region}/{environment}/*'],
    source: 'AWS CDK Developer Guide, "Assets": files are in the bucket of the bootstrap',
  },
  {
    types: ['AWS::RDS::DBCluster'],
    actions: ['rds:CreateDBCluster', 'rds:ModifyDBCluster'],
    on: [regional('rds', 'og:default*'), regional('rds', 'cluster-pg:default*')],
    source: DEFAULT_GROUPS,
  },
  {
    types: ['AWS::RDS::DBInstance'],
    actions: ['rds:CreateDBInstance', 'rds:ModifyDBInstance'],
    on: [regional('rds', 'og:default*'), regional('rds', 'pg:default*')],
    source: DEFAULT_GROUPS,
  },
  {
    types: ['AWS::RDS::DBCluster', 'AWS::RDS::DBInstance'],
    actions: [
      'secretsmanager:CreateSecret',
      'secretsmanager:TagResource',
      'secretsmanager:RotateSecret',
      'secretsmanager:DescribeSecret',
    ],
    on: [regional('secretsmanager', 'secret:rds!*')],
    source: 'RDS User Guide, "Password management with Amazon RDS and AWS Secrets Manager"',
  },
  {
    types: ['AWS::Config::ConformancePack'],
    actions: each('config', 'TagResource UntagResource ListTagsForResource'),
    source: 'Service Authorization Reference, AWS Config: conformance-pack has tags',
  },
  {
    types: ['AWS::WAFv2::WebACLAssociation'],
    actions: each(
      'elasticloadbalancing',
      'SetWebACL CreateWebACLAssociation DeleteWebACLAssociation GetLoadBalancerWebACL DescribeLoadBalancers',
    ),
    source: 'Service Authorization Reference, Elastic Load Balancing V2',
  },
  {
    types: ['AWS::WAFv2::LoggingConfiguration', 'AWS::EC2::FlowLog'],
    actions: each(
      'logs',
      'CreateLogDelivery DeleteLogDelivery PutResourcePolicy DescribeResourcePolicies DescribeLogGroups',
    ),
    source: 'CloudWatch Logs User Guide, "Logging that requires additional permissions [V1]"',
  },
  {
    types: ['AWS::EC2::VPCEndpoint'],
    actions: ['route53:AssociateVPCWithHostedZone'],
    properties: ['PrivateDnsEnabled'],
    source:
      'VPC User Guide, "Private DNS for AWS services": an endpoint with a private name makes a hosted zone',
  },
  {
    types: ['AWS::Cognito::UserPoolDomain'],
    actions: ['cloudfront:UpdateDistribution'],
    properties: ['CustomDomainConfig'],
    source: 'Cognito Developer Guide, "Using your own domain for the user pool endpoint"',
  },
  {
    types: ['AWS::KMS::Key'],
    actions: ['kms:DisableKeyRotation', 'kms:EnableKey'],
    source: 'KMS Developer Guide, permissions of a key administrator',
  },
  {
    types: ['AWS::ElasticLoadBalancingV2::*'],
    actions: each(
      'elasticloadbalancing',
      'DescribeTags DescribeLoadBalancerAttributes DescribeListenerAttributes ModifyListenerAttributes DescribeCapacityReservation DescribeTargetGroupAttributes DescribeTargetHealth',
    ),
    source: 'Service Authorization Reference, Elastic Load Balancing V2: a create ends with a read',
  },
  {
    types: ['AWS::ElasticBeanstalk::*'],
    actions: each(
      's3',
      'CreateBucket ListBucket GetBucketLocation GetBucketPolicy PutBucketPolicy PutBucketOwnershipControls PutBucketPublicAccessBlock PutBucketVersioning GetObject GetObjectAcl PutObject PutObjectAcl DeleteObject',
    ),
    on: bucket('elasticbeanstalk-{region}-{account}*'),
    source: BEANSTALK,
  },
  {
    types: ['AWS::ElasticBeanstalk::Environment'],
    actions: each(
      'cloudformation',
      'CreateStack DeleteStack UpdateStack CancelUpdateStack DescribeStacks DescribeStackEvents DescribeStackResource DescribeStackResources GetTemplate ListStackResources SignalResource TagResource UntagResource',
    ),
    on: [regional('cloudformation', 'stack/awseb-*')],
    source: BEANSTALK,
  },
  {
    types: ['AWS::ElasticBeanstalk::Environment'],
    actions: each('cloudwatch', 'PutMetricAlarm DeleteAlarms DescribeAlarms'),
    on: [regional('cloudwatch', 'alarm:awseb-*')],
    source: BEANSTALK,
  },
  {
    types: ['AWS::ElasticBeanstalk::Environment'],
    actions: each('logs', 'CreateLogGroup DeleteLogGroup PutRetentionPolicy DescribeLogGroups'),
    on: [regional('logs', 'log-group:/aws/elasticbeanstalk/*')],
    source: BEANSTALK,
  },
  {
    types: ['AWS::ElasticBeanstalk::Environment'],
    actions: each(
      'autoscaling',
      'CreateAutoScalingGroup DeleteAutoScalingGroup UpdateAutoScalingGroup CreateOrUpdateTags DeleteTags PutScalingPolicy DeletePolicy PutScheduledUpdateGroupAction DeleteScheduledAction PutNotificationConfiguration SuspendProcesses ResumeProcesses TerminateInstanceInAutoScalingGroup AttachLoadBalancerTargetGroups DetachLoadBalancerTargetGroups AttachInstances DetachInstances EnableMetricsCollection SetDesiredCapacity',
    ),
    on: ['autoScalingGroup:*:autoScalingGroupName/awseb-*'].map((name) => regional('autoscaling', name)),
    source: MANAGED_UPDATES,
  },
  {
    types: ['AWS::ElasticBeanstalk::Environment'],
    actions: each(
      'autoscaling',
      'DescribeAccountLimits DescribeAutoScalingGroups DescribeAutoScalingInstances DescribeScalingActivities DescribePolicies DescribeScheduledActions DescribeNotificationConfigurations DescribeLoadBalancerTargetGroups',
    ),
    source: MANAGED_UPDATES,
  },
  {
    types: ['AWS::ElasticBeanstalk::Environment'],
    actions: each(
      'ec2',
      'CreateLaunchTemplate DeleteLaunchTemplate CreateLaunchTemplateVersion DeleteLaunchTemplateVersions DescribeLaunchTemplates DescribeLaunchTemplateVersions RunInstances CreateSecurityGroup DeleteSecurityGroup AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress RevokeSecurityGroupEgress CreateTags DeleteTags DescribeImages DescribeInstances DescribeInstanceStatus DescribeInstanceAttribute DescribeAccountAttributes DescribeKeyPairs DescribeSecurityGroups DescribeSubnets DescribeVpcs',
    ),
    source: BEANSTALK,
  },
  {
    types: ['AWS::ElasticBeanstalk::Environment'],
    actions: ['ec2:TerminateInstances'],
    on: [regional('ec2', 'instance/*')],
    condition: {
      StringLike: {
        'aws:ResourceTag/aws:cloudformation:stack-id': 'arn:aws*:cloudformation:*:*:stack/awseb-*',
      },
    },
    source: MANAGED_UPDATES,
  },
  {
    types: ['AWS::ElasticBeanstalk::Environment'],
    actions: each(
      'elasticloadbalancing',
      'CreateLoadBalancer DeleteLoadBalancer ModifyLoadBalancerAttributes SetSecurityGroups SetSubnets CreateListener DeleteListener ModifyListener CreateRule DeleteRule ModifyRule CreateTargetGroup DeleteTargetGroup ModifyTargetGroup ModifyTargetGroupAttributes RegisterTargets DeregisterTargets AddTags RemoveTags DescribeLoadBalancers DescribeLoadBalancerAttributes DescribeListeners DescribeRules DescribeTargetGroups DescribeTargetGroupAttributes DescribeTargetHealth DescribeTags DescribeSSLPolicies',
    ),
    source: BEANSTALK,
  },
  {
    types: ['AWS::ElasticBeanstalk::*'],
    actions: each(
      'elasticbeanstalk',
      'AddTags RemoveTags ListTagsForResource UpdateTagsForResource CreateStorageLocation DescribeEnvironmentResources DescribeConfigurationSettings DescribeConfigurationOptions DescribeEvents ValidateConfigurationSettings RebuildEnvironment',
    ),
    source: BEANSTALK,
  },
];

/** Additions for a type. */
export function additionsFor(type: string): readonly Addition[] {
  return ADDITIONS.filter(({ types }) => types.some((pattern) => fits(pattern, type)));
}
