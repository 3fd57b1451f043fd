/** Who tries. */
export type Attacker =
  /** CloudFormation, which acts for whatever template is deployed. */
  | 'execution'
  /** A role that a layer makes, with every permission that a policy can give: its boundary alone holds it. */
  | 'layer role'
  /** The role that changes the stacks of an environment. */
  | 'deploy role'
  /** The role that uploads their files. */
  | 'publish role'
  /** The roles that the catalog launches products with, all of their policies together. */
  | 'launch role'
  /** A role that a product makes, given every permission. */
  | 'product role'
  /** Whoever looks at code that nobody has merged: the workflow of pull requests, and their build. */
  | 'pull request'
  /** Whoever shows what a commit would change: the workflow of the branch, and the build. */
  | 'review'
  /** The role of those who approve for one environment. */
  | 'approver'
  /** The roles with which the pipelines of one environment deploy: its project of CodeBuild, its jobs of GitHub. */
  | 'pipeline';

/** A call that must be denied. */
export interface Attack {
  readonly by: readonly Attacker[];
  readonly about: string;
  readonly action: string;
  /** ARN with the places `{region}`, `{account}`, `{environment}`. */
  readonly resource: string;
  /**
   * Environment whose people or pipelines try, where those of each environment are others.
   *
   * @default - it is no matter of theirs
   */
  readonly of?: string;
  readonly context?: Readonly<Record<string, string>>;
  /**
   * Whether it must be denied only once the records stand.
   *
   * @default false
   */
  readonly sealed?: boolean;
}

const everybody: readonly Attacker[] = ['execution', 'layer role', 'launch role', 'product role'];
const iam = (kind: string, name: string): string => `arn:aws:iam::{account}:${kind}/${name}`;
const at = (service: string, name: string): string => `arn:aws:${service}:{region}:{account}:${name}`;
const admin = 'arn:aws:iam::aws:policy/AdministratorAccess';
const evil = {
  'iam:PermissionsBoundary': 'arn:aws:iam::{account}:policy/{application}-account-catalog-LaunchBoundaryEvil',
};
const ours = {
  'aws:ResourceTag/Application': '{application}',
  'aws:ResourceTag/Environment': '{environment}',
};
const asking = {
  'aws:RequestTag/Application': '{application}',
  'aws:RequestTag/Environment': '{environment}',
};

export function each(
  by: readonly Attacker[],
  about: string,
  tries: readonly (readonly [string, string, Attack['context']?])[],
): readonly Attack[] {
  return tries.map(([action, resource, context]) => ({
    by,
    about,
    action,
    resource,
    ...(context && { context }),
  }));
}

/** Ways out, one call each; a way of two steps is closed where one of them is. */
export const ATTACKS: readonly Attack[] = [
  ...each(everybody, 'out of the boundary, by a policy with a name like a boundary', [
    ['iam:CreateRole', iam('role', '{application}-account-catalog-Evil'), evil],
    ['iam:CreateRole', iam('role', '{application}-test-evil')],
    ['iam:CreateUser', iam('user', '{application}-test-evil')],
    ['iam:CreateUser', iam('user', '{application}-test-evil'), evil],
    ['iam:PutRolePermissionsBoundary', iam('role', '{application}-github-prod-us-west-2'), evil],
    ['iam:PutUserPermissionsBoundary', iam('user', '{application}-test-x'), evil],
    ['iam:DeleteRolePermissionsBoundary', iam('role', '{application}-test-x')],
    ['iam:DeleteUserPermissionsBoundary', iam('user', '{application}-test-x')],
    ['iam:AttachRolePolicy', iam('role', '{application}-test-x'), { ...evil, 'iam:PolicyARN': admin }],
    ['iam:PutRolePolicy', iam('role', '{application}-test-x'), evil],
  ]),
  ...each(everybody, 'the policies that hold everybody', [
    ['iam:CreatePolicyVersion', iam('policy', '{application}-boundary-{environment}-{region}')],
    ['iam:SetDefaultPolicyVersion', iam('policy', '{application}-boundary-prod-us-east-1')],
    ['iam:DeletePolicy', iam('policy', '{application}-boundary-account-launch-{region}')],
    ['iam:CreatePolicyVersion', iam('policy', '{application}-boundary-account-product-{region}')],
    ['iam:CreatePolicyVersion', iam('policy', '{application}-execution-{environment}-{region}-1')],
  ]),
  ...each(everybody, 'roles, people and policies of others', [
    ['iam:UpdateAssumeRolePolicy', iam('role', 'OrganizationAccountAccessRole')],
    ['sts:AssumeRole', iam('role', 'OrganizationAccountAccessRole')],
    ['sts:AssumeRole', 'arn:aws:iam::999900001111:role/{application}-test-x'],
    ['iam:PassRole', iam('role', 'Administrator'), { 'iam:PassedToService': 'lambda.amazonaws.com' }],
    [
      'iam:PassRole',
      iam('role', 'service-role/AdminForLambda'),
      { 'iam:PassedToService': 'lambda.amazonaws.com' },
    ],
    ['iam:CreatePolicyVersion', iam('policy', 'Developers')],
    ['iam:SetDefaultPolicyVersion', iam('policy', 'Developers')],
    ['iam:PutGroupPolicy', iam('group', 'Developers')],
    ['iam:AttachGroupPolicy', iam('group', 'Developers'), { 'iam:PolicyARN': admin }],
    ['iam:AddUserToGroup', iam('group', 'Administrators')],
    ['iam:CreateLoginProfile', iam('user', 'ann')],
    ['iam:UpdateLoginProfile', iam('user', 'ann')],
    ['iam:CreateAccessKey', iam('user', 'ann')],
    ['iam:DeactivateMFADevice', iam('user', 'ann')],
    ['iam:CreateSAMLProvider', iam('saml-provider', 'Evil')],
    ['iam:UpdateSAMLProvider', iam('saml-provider', 'Corp')],
    ['iam:UpdateAccountPasswordPolicy', '*'],
    ['sso:CreateAccountAssignment', 'arn:aws:sso:::instance/ssoins-1'],
    ['identitystore:CreateGroupMembership', '*'],
    ['organizations:LeaveOrganization', '*'],
    ['account:PutAlternateContact', 'arn:aws:account::{account}:account'],
  ]),
  ...each(everybody, 'the bootstrap', [
    [
      'iam:AttachRolePolicy',
      iam('role', 'cdk-hnb659fds-cfn-exec-role-222222222222-us-west-2'),
      { 'iam:PolicyARN': admin },
    ],
    ['iam:UpdateAssumeRolePolicy', iam('role', 'cdk-hnb659fds-deploy-role-222222222222-us-west-2')],
    ['sts:AssumeRole', iam('role', 'cdk-hnb659fds-deploy-role-222222222222-us-west-2')],
    [
      'iam:AttachRolePolicy',
      iam('role', '{application}-execution-{environment}-{region}'),
      {
        'iam:PolicyARN': admin,
        'iam:PermissionsBoundary': iam('policy', '{application}-boundary-{environment}-{region}'),
      },
    ],
    [
      'iam:UpdateAssumeRolePolicy',
      iam('role', '{application}-deploy-{environment}-{region}'),
      { 'iam:PermissionsBoundary': iam('policy', '{application}-boundary-{environment}-{region}') },
    ],
    ['cloudformation:UpdateTerminationProtection', at('cloudformation', 'stack/CDKToolkit/1')],
    ['cloudformation:SetStackPolicy', at('cloudformation', 'stack/CDKToolkit/1')],
    ['cloudformation:DeleteStack', at('cloudformation', 'stack/CDKToolkit/1')],
    ['cloudformation:UpdateStack', at('cloudformation', 'stack/{application}-bootstrap-{environment}/1')],
    [
      'cloudformation:ExecuteChangeSet',
      at('cloudformation', 'stack/{application}-bootstrap-{environment}/1'),
    ],
    ['s3:PutObject', 'arn:aws:s3:::cdk-hnb659fds-assets-{account}-{region}/template.json'],
    ['s3:PutBucketPolicy', 'arn:aws:s3:::cdk-hnb659fds-assets-{account}-{region}'],
    ['s3:DeleteObject', 'arn:aws:s3:::cdk-hnb659fds-assets-{account}-{region}/template.json'],
    ['ssm:PutParameter', at('ssm', 'parameter/cdk-bootstrap/hnb659fds/version')],
    ['ssm:PutParameter', at('ssm', 'parameter/{application}/bootstrap/{environment}/boundary')],
    ['ecr:PutImage', at('ecr', 'repository/cdk-hnb659fds-container-assets-1')],
  ]),
  ...each(['execution'], 'health data', [
    ['s3:GetObject', 'arn:aws:s3:::{application}-prod-storage-files-1a2b3c/patient.json'],
    ['s3:GetObject', 'arn:aws:s3:::{application}-test-storage-files-1a2b3c/patient.json'],
    ['s3:PutObject', 'arn:aws:s3:::{application}-prod-storage-files-1a2b3c/patient.json'],
    ['secretsmanager:GetSecretValue', at('secretsmanager', 'secret:rds!cluster-1')],
    ['rds-data:ExecuteStatement', at('rds', 'cluster:{application}-prod-database')],
    ['sqs:ReceiveMessage', at('sqs', '{application}-prod-x')],
    ['logs:GetLogEvents', at('logs', 'log-group:{application}-prod-x:log-stream:y')],
    ['cognito-idp:ListUsers', at('cognito-idp', 'userpool/x'), ours],
    ['kms:Decrypt', at('kms', 'key/foreign')],
  ]),
  ...each(['execution'], 'what others of the account have', [
    ['ec2:TerminateInstances', at('ec2', 'instance/i-1')],
    ['ec2:DeleteVpc', at('ec2', 'vpc/vpc-1')],
    ['ec2:CreateTags', at('ec2', 'vpc/vpc-1'), asking],
    ['ec2:CreateTags', at('ec2', 'instance/i-1'), asking],
    ['ec2:AuthorizeSecurityGroupIngress', at('ec2', 'security-group/sg-1')],
    ['kms:ScheduleKeyDeletion', at('kms', 'key/1')],
    ['kms:PutKeyPolicy', at('kms', 'key/1')],
    [
      'kms:TagResource',
      at('kms', 'key/1'),
      { ...asking, 'aws:ResourceTag/Application': 'payroll', 'aws:ResourceTag/Environment': 'prod' },
    ],
    ['elasticloadbalancing:DeleteLoadBalancer', at('elasticloadbalancing', 'loadbalancer/app/theirs/1')],
    ['elasticloadbalancing:AddTags', at('elasticloadbalancing', 'loadbalancer/app/theirs/1'), asking],
    ['rds:DeleteDBCluster', at('rds', 'cluster:payroll')],
    ['rds:ModifyDBCluster', at('rds', 'cluster:payroll')],
    ['s3:DeleteBucket', 'arn:aws:s3:::payroll'],
    ['s3:PutBucketPolicy', 'arn:aws:s3:::payroll'],
    ['lambda:UpdateFunctionCode', at('lambda', 'function:payroll')],
    ['sqs:DeleteQueue', at('sqs', 'payroll')],
    ['sns:DeleteTopic', at('sns', 'payroll')],
    ['cognito-idp:DeleteUserPool', at('cognito-idp', 'userpool/theirs')],
    ['dynamodb:DeleteTable', at('dynamodb', 'table/payroll')],
    ['ssm:PutParameter', at('ssm', 'parameter/payroll/password')],
    ['codebuild:UpdateProject', at('codebuild', 'project/payroll')],
    ['codecommit:DeleteRepository', at('codecommit', 'payroll')],
    ['ecs:DeleteCluster', at('ecs', 'cluster/payroll')],
    [
      'iam:AttachRolePolicy',
      iam('role', '{application}-test-x'),
      {
        'iam:PermissionsBoundary':
          'arn:aws:iam::{account}:policy/{application}-boundary-{environment}-{region}',
        'iam:PolicyARN': admin,
      },
    ],
    ['iam:PassRole', iam('role', '{application}-test-x'), { 'iam:PassedToService': 'glue.amazonaws.com' }],
    [
      'iam:CreateServiceLinkedRole',
      iam('role', 'aws-service-role/organizations.amazonaws.com/AWSServiceRoleForOrganizations'),
    ],
  ]),
  ...each(['launch role', 'product role'], 'resources that are not of the product', [
    [
      'elasticloadbalancing:AddTags',
      at('elasticloadbalancing', 'loadbalancer/app/theirs/1'),
      { 'aws:RequestTag/Product': 'message-queue' },
    ],
    ['ec2:CreateTags', at('ec2', 'instance/i-1'), { 'aws:RequestTag/Product': 'healthcare-web-server' }],
    ['sqs:DeleteQueue', at('sqs', '{application}-prod-x')],
    ['s3:PutBucketPolicy', 'arn:aws:s3:::{application}-prod-storage-files-1'],
    ['iam:UpdateAssumeRolePolicy', iam('role', '{application}-account-catalog-Developers')],
    ['sts:AssumeRole', iam('role', '{application}-deploy-test-{region}')],
    ['iam:PassRole', iam('role', '{application}-execution-test-{region}')],
  ]),
  ...each(['launch role'], 'a foreign key that is tagged first, and ended then', [
    // KMS cannot tell a foreign key without any tag from a new one: that one is left open.
    ...['payroll', '{application}'].map(
      (application) =>
        [
          'kms:TagResource',
          at('kms', 'key/1'),
          { 'aws:RequestTag/Product': 'message-queue', 'aws:ResourceTag/Application': application },
        ] as const,
    ),
    [
      'kms:TagResource',
      at('kms', 'key/1'),
      { 'aws:RequestTag/Product': 'message-queue', 'aws:ResourceTag/Product': 'healthcare-web-server' },
    ],
    ['kms:ScheduleKeyDeletion', at('kms', 'key/1')],
    ['kms:PutKeyPolicy', at('kms', 'key/1')],
  ]),
  ...each(['deploy role', 'publish role'], 'the notes of a deploy, and which release runs', [
    ...['_base', '_deploys/network/1', 'locks/network', '_release/compute-ecs', 'anything'].map(
      (path) => ['ssm:PutParameter', at('ssm', `parameter/{application}/{environment}/${path}`)] as const,
    ),
    ['ssm:DeleteParameter', at('ssm', 'parameter/{application}/{environment}/network/vpcId')],
  ]),
  ...each(['pull request', 'review'], 'a deploy by whoever only looks', [
    ['cloudformation:ExecuteChangeSet', at('cloudformation', 'stack/{application}-test-storage/1')],
    ['cloudformation:UpdateStack', at('cloudformation', 'stack/{application}-test-storage/1')],
    ['cloudformation:DeleteStack', at('cloudformation', 'stack/{application}-test-storage/1')],
    ...['CreateChangeSet', 'DeleteChangeSet'].map(
      (name) =>
        [
          `cloudformation:${name}`,
          at('cloudformation', 'stack/{application}-test-storage/1'),
          { 'cloudformation:ChangeSetName': 'cdk-deploy-change-set' },
        ] as const,
    ),
    ['cloudformation:CreateChangeSet', at('cloudformation', 'stack/CDKToolkit/1')],
    ['sts:AssumeRole', iam('role', '{application}-deploy-test-{region}')],
    ['sts:AssumeRole', iam('role', '{application}-publish-test-{region}')],
    ['sts:AssumeRole', iam('role', 'cdk-hnb659fds-lookup-role-{account}-{region}')],
    ['sts:AssumeRole', iam('role', 'cdk-hnb659fds-file-publishing-role-{account}-{region}')],
    ['s3:PutObject', 'arn:aws:s3:::cdk-hnb659fds-assets-{account}-{region}/test/code.zip'],
    ['ssm:PutParameter', at('ssm', 'parameter/{application}/test/locks/storage')],
    ['ssm:PutParameter', at('ssm', 'parameter/{application}/test/_base')],
    ['iam:PassRole', iam('role', '{application}-execution-test-{region}')],
    ['codebuild:StartBuild', at('codebuild', 'project/{application}-account-delivery-deploy-test')],
  ]),
  ...[
    ['cloudtrail:DeleteTrail', at('cloudtrail', 'trail/{application}-account-audit-trail')],
    ['cloudtrail:StopLogging', at('cloudtrail', 'trail/{application}-account-audit-trail')],
    ['cloudtrail:UpdateTrail', at('cloudtrail', 'trail/{application}-account-audit-trail')],
    ['cloudtrail:PutEventSelectors', at('cloudtrail', 'trail/{application}-account-audit-trail')],
    ['config:PutConfigurationRecorder', '*'],
    ['config:StopConfigurationRecorder', '*'],
    ['config:DeleteDeliveryChannel', '*'],
    ['guardduty:UpdateDetector', at('guardduty', 'detector/1')],
    ['guardduty:DeleteDetector', at('guardduty', 'detector/1')],
    ['securityhub:BatchDisableStandards', at('securityhub', 'hub/default')],
    ['securityhub:DisableSecurityHub', at('securityhub', 'hub/default')],
    ['access-analyzer:DeleteAnalyzer', at('access-analyzer', 'analyzer/x')],
    ['logs:DeleteLogGroup', at('logs', 'log-group:{application}-account-audit-Trail-1')],
    ['logs:PutRetentionPolicy', at('logs', 'log-group:{application}-account-audit-Trail-1')],
    ['s3:PutLifecycleConfiguration', 'arn:aws:s3:::{application}-account-audit-trail-1'],
    ['s3:PutBucketPolicy', 'arn:aws:s3:::{application}-account-audit-trail-1'],
    ['s3:DeleteBucketPolicy', 'arn:aws:s3:::{application}-account-audit-trail-1'],
    ['s3:DeleteObjectVersion', 'arn:aws:s3:::{application}-account-audit-trail-1/AWSLogs/1'],
    ['kms:ScheduleKeyDeletion', at('kms', 'key/1')],
    ['kms:PutKeyPolicy', at('kms', 'key/1')],
    ['backup:DeleteBackupVault', at('backup', 'backup-vault:Audit')],
    ['backup:DeleteBackupVaultLockConfiguration', at('backup', 'backup-vault:Audit')],
    ['sns:DeleteTopic', at('sns', '{application}-account-audit-Findings-1')],
    ['events:DisableRule', at('events', 'rule/{application}-account-audit-Watch-1')],
    ['events:RemoveTargets', at('events', 'rule/{application}-account-audit-Watch-1')],
    ['cloudwatch:DeleteAlarms', at('cloudwatch', 'alarm:{application}-account-audit-Watch-1')],
  ].map(([action = '', resource = '']) => ({
    by: ['execution', 'layer role'] as const,
    about: 'the records, once they stand',
    action,
    resource,
    context: { ...ours, 'aws:ResourceTag/Environment': 'account', 'aws:ResourceTag/Layer': 'audit' },
    sealed: true,
  })),
];
