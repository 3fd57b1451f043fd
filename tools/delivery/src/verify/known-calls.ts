/** A call that a first deploy makes, from AWS's pages or from what others have met; nothing of it is computed from our data. */
export interface KnownCall {
  /** Layer that a deploy of makes the call; where it is not there, the call is not asked for. */
  readonly layer: string;
  readonly action: string;
  /** ARN with the places `{region}`, `{account}`, `{environment}`. */
  readonly resource: string;
  readonly context?: Readonly<Record<string, string>>;
  readonly source: string;
}

const role = (name: string): string => `arn:aws:iam::{account}:role/${name}`;
const slr = (host: string, name: string): string => role(`aws-service-role/${host}.amazonaws.com/${name}`);
const at = (service: string, name: string): string => `arn:aws:${service}:{region}:{account}:${name}`;
const boundary = {
  'iam:PermissionsBoundary': 'arn:aws:iam::{account}:policy/{application}-boundary-{environment}-{region}',
};
const launch = {
  'iam:PermissionsBoundary': 'arn:aws:iam::{account}:policy/{application}-boundary-account-launch-{region}',
};

/** Calls that must be allowed, whatever the data say. */
export const KNOWN_CALLS: readonly KnownCall[] = [
  {
    layer: 'catalog',
    action: 'iam:CreateRole',
    resource: role('{application}-account-catalog-WebLaunchRole-1A2B3C'),
    context: launch,
    source: 'IAM: the path is a part of the ARN of a boundary',
  },
  {
    layer: 'catalog',
    action: 'codecommit:CreateRepository',
    resource: at('codecommit', 'healthcare-site'),
    source: 'names that users give',
  },
  {
    layer: 'compute-ecs',
    action: 'ssm:PutParameter',
    resource: at('ssm', 'parameter/CFN-Variable-1A2B3C'),
    source: 'CloudFormation: names of parameters',
  },
  {
    layer: 'audit',
    action: 'iam:CreateServiceLinkedRole',
    resource: slr('restore-testing.backup', 'AWSServiceRoleForBackupRestoreTesting'),
    source: 'AWS Backup: service-linked roles',
  },
  {
    layer: 'audit',
    action: 'iam:CreateServiceLinkedRole',
    resource: slr('config', 'AWSServiceRoleForConfig'),
    source: 'AWS Config: service-linked roles',
  },
  {
    layer: 'audit',
    action: 'iam:CreateServiceLinkedRole',
    resource: slr('config-conforms', 'AWSServiceRoleForConfigConforms'),
    source: 'AWS Config: conformance packs',
  },
  {
    layer: 'auth',
    action: 'iam:CreateServiceLinkedRole',
    resource: slr('email.cognito-idp', 'AWSServiceRoleForAmazonCognitoIdpEmailService'),
    source: 'Cognito: service-linked roles',
  },
  {
    layer: 'database',
    action: 'rds:CreateDBCluster',
    resource: at('rds', 'og:default:aurora-postgresql-17'),
    source: 'service authorization reference: og is required',
  },
  {
    layer: 'database',
    action: 'rds:CreateDBInstance',
    resource: at('rds', 'pg:default.aurora-postgresql17'),
    source: 'service authorization reference',
  },
  {
    layer: 'database',
    action: 'secretsmanager:CreateSecret',
    resource: at('secretsmanager', 'secret:rds!cluster-1-a1b2c3'),
    source: 'RDS: managed passwords',
  },
  {
    layer: 'database',
    action: 'logs:CreateLogGroup',
    resource: at('logs', 'log-group:/aws/rds/cluster/{application}-{environment}-database/postgresql'),
    source: 'Aurora: names of its log groups begin with a slash, which is a part of the ARN',
  },
  {
    layer: 'audit',
    action: 'config:TagResource',
    resource: at('config', 'conformance-pack/{application}-account-audit-hipaa/conformance-pack-x'),
    source: 'AWS Config: conformance packs have tags',
  },
  {
    layer: 'compute-beanstalk',
    action: 'autoscaling:AttachInstances',
    resource: at('autoscaling', 'autoScalingGroup:1:autoScalingGroupName/awseb-e-1'),
    source: 'AWSElasticBeanstalkManagedUpdatesCustomerRolePolicy',
  },
  {
    layer: 'compute-beanstalk',
    action: 's3:PutBucketPublicAccessBlock',
    resource: 'arn:aws:s3:::elasticbeanstalk-{region}-{account}',
    source: 'AdministratorAccess-AWSElasticBeanstalk',
  },
  {
    layer: 'compute-beanstalk',
    action: 'cloudformation:TagResource',
    resource: at('cloudformation', 'stack/awseb-e-1-stack/1'),
    source: 'AdministratorAccess-AWSElasticBeanstalk',
  },
  {
    layer: 'compute-ecs',
    action: 'iam:PassRole',
    resource: slr('ecs.application-autoscaling', 'AWSServiceRoleForApplicationAutoScaling_ECSService'),
    context: { 'iam:PassedToService': 'ecs.application-autoscaling.amazonaws.com' },
    source: 'Application Auto Scaling: service-linked roles',
  },
  {
    layer: 'compute-ecs',
    action: 'elasticloadbalancing:CreateWebACLAssociation',
    resource: at('elasticloadbalancing', 'loadbalancer/app/{application}--App-1/1'),
    context: {
      'aws:ResourceTag/Application': '{application}',
      'aws:ResourceTag/Environment': '{environment}',
    },
    source: 'service authorization reference',
  },
  {
    layer: 'storage',
    action: 'iam:CreateRole',
    resource: role('{application}-{environment}-storage-Role-1A2B3C'),
    context: boundary,
    source: 'every role is made with the boundary',
  },
  {
    layer: 'network',
    action: 'lambda:InvokeFunction',
    resource: at('lambda', 'function:{application}-{environment}-network-CustomVpcRestrictDefaultSG-1'),
    source: 'custom resources',
  },
  {
    layer: 'network',
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::cdk-hnb659fds-assets-{account}-{region}/{environment}/code.zip',
    source: 'CDK: assets',
  },
  {
    layer: 'storage',
    action: 'ssm:GetParameters',
    resource: at('ssm', 'parameter/cdk-bootstrap/hnb659fds/version'),
    source: 'CDK: every template asks for the version of the bootstrap',
  },
];
