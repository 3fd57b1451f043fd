import { type Attack, type Attacker, each } from './attacks';

/** A call on what another environment of the account has, or the account itself: the place `{other}`. */
export interface AttackBetween extends Attack {
  /**
   * Who tries. The account's layers watch, back up and deploy environments, so that a role which they make may do what
   * their policies say; their CloudFormation reaches no environment.
   */
  readonly from: 'everybody' | 'environments';
}

const iam = (kind: string, name: string): string => `arn:aws:iam::{account}:${kind}/${name}`;
const at = (service: string, name: string): string => `arn:aws:${service}:{region}:{account}:${name}`;
const theirs = { 'aws:ResourceTag/Application': '{application}', 'aws:ResourceTag/Environment': '{other}' };

type Tries = Parameters<typeof each>[2];
const from = (who: AttackBetween['from'], by: readonly Attacker[], tries: Tries): readonly AttackBetween[] =>
  each(by, "what another environment has, or the account's", tries).map((attack) => ({
    ...attack,
    from: who,
  }));

/** What is tried by each environment on each other of its account, and on what they share. */
export const BETWEEN: readonly AttackBetween[] = [
  ...from(
    'everybody',
    ['execution'],
    [
      ['s3:DeleteBucket', 'arn:aws:s3:::{application}-{other}-storage-files-1'],
      ['s3:PutBucketPolicy', 'arn:aws:s3:::{application}-{other}-storage-files-1'],
      ['ec2:TerminateInstances', at('ec2', 'instance/i-1'), theirs],
      ['ec2:DeleteVpc', at('ec2', 'vpc/vpc-1'), theirs],
      ['ec2:AuthorizeSecurityGroupIngress', at('ec2', 'security-group/sg-1'), theirs],
      ['kms:ScheduleKeyDeletion', at('kms', 'key/1'), theirs],
      ['kms:PutKeyPolicy', at('kms', 'key/1'), theirs],
      ['kms:TagResource', at('kms', 'key/1'), { ...theirs, 'aws:RequestTag/Environment': '{environment}' }],
      ['rds:ModifyDBCluster', at('rds', 'cluster:{application}-{other}-database-1'), theirs],
      ['rds:DeleteDBCluster', at('rds', 'cluster:{application}-{other}-database-1'), theirs],
      ['lambda:UpdateFunctionCode', at('lambda', 'function:{application}-{other}-network-F-1'), theirs],
      ['sqs:DeleteQueue', at('sqs', '{application}-{other}-x-1'), theirs],
      ['ssm:PutParameter', at('ssm', 'parameter/{application}/{other}/network/vpcId'), theirs],
      ['ssm:PutParameter', at('ssm', 'parameter/CFN-Setting-1'), theirs],
      ['logs:DeleteLogGroup', at('logs', 'log-group:{application}-{other}-x-1'), theirs],
      ['cognito-idp:DeleteUserPool', at('cognito-idp', 'userpool/theirs'), theirs],
      ['cloudformation:DeleteStack', at('cloudformation', 'stack/{application}-{other}-storage/1'), theirs],
      ['elasticloadbalancing:DeleteLoadBalancer', at('elasticloadbalancing', 'loadbalancer/app/x/1'), theirs],
      ['iam:DeleteRole', iam('role', '{application}-{other}-x-Role-1'), theirs],
      [
        'iam:CreateRole',
        iam('role', '{application}-{environment}-x-1'),
        {
          'iam:PermissionsBoundary': 'arn:aws:iam::{account}:policy/{application}-boundary-{other}-{region}',
        },
      ],
      [
        'iam:PassRole',
        iam('role', '{application}-{other}-x-Role-1'),
        { 'iam:PassedToService': 'lambda.amazonaws.com' },
      ],
      [
        'iam:PassRole',
        iam('role', '{application}-execution-{other}-{region}'),
        { 'iam:PassedToService': 'cloudformation.amazonaws.com' },
      ],
      ['iam:CreatePolicyVersion', iam('policy', '{application}-{other}-x-Policy-1'), theirs],
      ['s3:GetObject', 'arn:aws:s3:::cdk-hnb659fds-assets-{account}-{region}/{other}/code.zip'],
    ],
  ),
  ...from(
    'environments',
    ['layer role'],
    [
      ['s3:DeleteBucket', 'arn:aws:s3:::{application}-{other}-storage-files-1'],
      ['s3:GetObject', 'arn:aws:s3:::{application}-{other}-storage-files-1/patient.json'],
      ['ec2:TerminateInstances', at('ec2', 'instance/i-1'), theirs],
      ['kms:ScheduleKeyDeletion', at('kms', 'key/1'), theirs],
      ['kms:CreateGrant', at('kms', 'key/1'), theirs],
      ['rds:ModifyDBCluster', at('rds', 'cluster:{application}-{other}-database-1'), theirs],
      ['lambda:UpdateFunctionCode', at('lambda', 'function:{application}-{other}-network-F-1'), theirs],
      ['ssm:PutParameter', at('ssm', 'parameter/{application}/{other}/network/vpcId'), theirs],
      ['cloudformation:UpdateStack', at('cloudformation', 'stack/{application}-{other}-storage/1'), theirs],
      ['iam:UpdateAssumeRolePolicy', iam('role', '{application}-{other}-x-Role-1'), theirs],
      ['sts:AssumeRole', iam('role', '{application}-{other}-x-Role-1')],
      ['sts:AssumeRole', iam('role', '{application}-deploy-{other}-{region}')],
      ['sts:AssumeRole', iam('role', '{application}-publish-{other}-{region}')],
      [
        'iam:PassRole',
        iam('role', '{application}-{other}-x-Role-1'),
        { 'iam:PassedToService': 'lambda.amazonaws.com' },
      ],
      ['iam:CreatePolicyVersion', iam('policy', '{application}-{other}-x-Policy-1')],
      ['iam:CreateAccessKey', iam('user', '{application}-{other}-users-Device')],
    ],
  ),
  ...from(
    'everybody',
    ['deploy role', 'publish role'],
    [
      ['cloudformation:UpdateStack', at('cloudformation', 'stack/{application}-{other}-storage/1')],
      ['cloudformation:DeleteStack', at('cloudformation', 'stack/{application}-{other}-storage/1')],
      ['cloudformation:CreateChangeSet', at('cloudformation', 'stack/{application}-{other}-storage/1')],
      ['cloudformation:ExecuteChangeSet', at('cloudformation', 'stack/{application}-{other}-storage/1')],
      ['cloudformation:UpdateStack', at('cloudformation', 'stack/CDKToolkit/1')],
      [
        'iam:PassRole',
        iam('role', '{application}-execution-{other}-{region}'),
        { 'iam:PassedToService': 'cloudformation.amazonaws.com' },
      ],
      ['s3:PutObject', 'arn:aws:s3:::cdk-hnb659fds-assets-{account}-{region}/{other}/code.zip'],
      ['s3:GetObject', 'arn:aws:s3:::cdk-hnb659fds-assets-{account}-{region}/{other}/code.zip'],
      ['ssm:PutParameter', at('ssm', 'parameter/{application}/{other}/network/vpcId')],
      ['sts:AssumeRole', iam('role', '{application}-deploy-{other}-{region}')],
    ],
  ),
];
