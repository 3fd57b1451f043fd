import { ACCOUNT, boundaryParameter } from '@hipaa-cdk/environments';
import { application } from '@hipaa-cdk/platform';
import { Stack, aws_iam as iam } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { bootstrapRoleArns } from './bootstrap-roles';

/**
 * What it takes to look at the environments and work out what a deploy would change, and nothing that changes them: a
 * change set does so only when it is executed. Templates that are too long for a call are published first.
 *
 * @param environments names of the environments
 */
export function diffStatements(scope: Construct, environments: readonly string[]): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({
      sid: 'PublishTemplates',
      actions: ['sts:AssumeRole', 'sts:TagSession'],
      resources: bootstrapRoleArns(scope, 'file-publishing', 'lookup'),
    }),
    ...lookStatements(scope, environments),
  ];
}

/**
 * The same without any role of the bootstrap, for code that nobody has merged: what one build publishes, a deploy could
 * take for its own.
 *
 * @param environments names of the environments
 */
export function lookStatements(scope: Construct, environments: readonly string[]): iam.PolicyStatement[] {
  const names = [...environments, ACCOUNT];
  return [
    new iam.PolicyStatement({
      sid: 'LookAtStacks',
      actions: [
        'cloudformation:CreateChangeSet',
        'cloudformation:DeleteChangeSet',
        'cloudformation:DescribeChangeSet',
        'cloudformation:DescribeStacks',
        'cloudformation:GetTemplate',
      ],
      resources: names.map((name) => arn(scope, 'cloudformation', `stack/${application.name}-${name}-*/*`)),
    }),
    readParameters(scope, names),
  ];
}

/**
 * What it takes to deploy to these environments: the roles of the bootstrap, and the notes that a deploy leaves.
 *
 * @param environments names of the environments
 */
export function deployStatements(scope: Construct, environments: readonly string[]): iam.PolicyStatement[] {
  const names = [...environments, ACCOUNT];
  return [
    new iam.PolicyStatement({
      sid: 'DeployByTheBootstrap',
      actions: ['sts:AssumeRole', 'sts:TagSession'],
      resources: bootstrapRoleArns(scope, 'deploy', 'file-publishing', 'lookup'),
    }),
    readParameters(scope, names),
    new iam.PolicyStatement({
      sid: 'KeepRecordsAndLocks',
      actions: ['ssm:PutParameter', 'ssm:DeleteParameter'],
      resources: names.flatMap((name) => [
        parameter(scope, `${application.name}/${name}/_base`),
        parameter(scope, `${application.name}/${name}/_deploys/*`),
        parameter(scope, `${application.name}/${name}/locks/*`),
      ]),
    }),
  ];
}

function readParameters(scope: Construct, names: readonly string[]): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: 'ReadWhatIsPublished',
    actions: ['ssm:GetParameters', 'ssm:GetParametersByPath', 'ssm:GetParameterHistory'],
    resources: [
      ...names.map((name) => parameter(scope, `${application.name}/${name}/*`)),
      parameter(scope, boundaryParameter().slice(1)),
      parameter(scope, 'cdk-bootstrap/hnb659fds/version'),
    ],
  });
}

function parameter(scope: Construct, path: string): string {
  return arn(scope, 'ssm', `parameter/${path}`);
}

function arn(scope: Construct, service: string, resource: string): string {
  const { partition, region, account } = Stack.of(scope);
  return `arn:${partition}:${service}:${region}:${account}:${resource}`;
}
