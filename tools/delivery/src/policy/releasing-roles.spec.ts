import '@hipaa-cdk/environments/testing';
import type { DeployedTemplate, PolicyDocument } from '@hipaa-cdk/permissions';
import { evaluate, statementProblems } from '@hipaa-cdk/permissions';
import { type ReleasingRoles, releasingRoles } from './releasing-roles';

const account = '111122223333';
const region = 'us-east-1';
const place = { account, region, partition: 'aws', name: 'test' };
const parameter = '/hipaa/test/_release/compute-ecs';
const image = `${account}.dkr.ecr.us-east-1.amazonaws.com/clinic`;

const deployed = (layer: string, source?: object): DeployedTemplate => ({
  stackName: `hipaa-test-${layer}`,
  prefix: ['hipaa', 'test'],
  template: {
    ...(source && { Metadata: { ApplicationRelease: { layer, parameter, ...source } } }),
    Resources: {
      Definition: {
        Type: 'AWS::ECS::TaskDefinition',
        Properties: { Family: `hipaa-test-${layer}`, TaskRoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] } },
      },
      Service: { Type: 'AWS::ECS::Service', Properties: {} },
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: {
            Statement: [
              {
                Effect: 'Allow',
                Principal: { Service: 'ecs-tasks.amazonaws.com' },
                Action: 'sts:AssumeRole',
              },
            ],
          },
        },
      },
      Bucket: { Type: 'AWS::S3::Bucket', Properties: {} },
    },
  },
});
const migration = { when: 'before', minutes: 1, parameter: `${parameter}-migration` };
const of = (source: object): ReleasingRoles => {
  const templates = [deployed('storage'), deployed('compute-ecs', source)];
  const roles = releasingRoles({ ...place, templates });
  if (!roles) throw new Error('no roles');
  return roles;
};
const roles = of({ image, migration });

const may = (
  { name, policy }: { readonly name: string; readonly policy: PolicyDocument },
  [action, resource, context = {}]: Call,
): boolean =>
  evaluate(
    {
      caller: { arn: `arn:aws:iam::${account}:role/${name}` },
      action,
      resource,
      context: { 'aws:RequestedRegion': region, ...context },
    },
    { identity: [policy] },
  ).allowed;

type Call = [action: string, resource: string, context?: Readonly<Record<string, string>> | undefined];
const at = (service: string, what: string): string => `arn:aws:${service}:${region}:${account}:${what}`;
const role = (name: string): string => `arn:aws:iam::${account}:role/${name}`;
const stack = at('cloudformation', 'stack/hipaa-test-compute-ecs/1');
const handedOver = { 'cloudformation:RoleArn': role('hipaa-execution-test-release-us-east-1') };
const toTasks = { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' };
const toCloudFormation = { 'iam:PassedToService': 'cloudformation.amazonaws.com' };
const inCluster = { 'ecs:cluster': at('ecs', 'cluster/hipaa-test-compute-ecs-Cluster-1') };
const migrating = at('ecs', 'task-definition/hipaa-test-compute-ecs-migration:7');

describe('whoever releases', () => {
  test.each<Call>([
    ['cloudformation:UpdateStack', stack, handedOver],
    ['cloudformation:DescribeStacks', stack],
    ['cloudformation:GetTemplate', stack],
    ['iam:PassRole', role('hipaa-execution-test-release-us-east-1'), toCloudFormation],
    ['ssm:PutParameter', at('ssm', `parameter${parameter}`)],
    ['ssm:PutParameter', at('ssm', `parameter${parameter}-migration`)],
    ['ssm:PutParameter', at('ssm', 'parameter/hipaa/test/_deploys/compute-ecs/1')],
    ['ssm:PutParameter', at('ssm', 'parameter/hipaa/test/locks/compute-ecs')],
    ['ssm:GetParameters', at('ssm', 'parameter/hipaa/test/network/vpcId')],
    ['ecr:DescribeImages', `arn:aws:ecr:us-east-1:${account}:repository/clinic`],
    ['ecs:RunTask', migrating, inCluster],
    ['ecs:StopTask', at('ecs', 'task/hipaa-test-compute-ecs-Cluster-1/1')],
    ['iam:PassRole', role('hipaa-test-compute-ecs-MigrationRole-1'), toTasks],
    ['iam:PassRole', role('hipaa-test-compute-ecs-MigrationExecutionRole-1'), toTasks],
  ])('may %s on %s', (action, resource, context = {}) => {
    expect(may(roles.release, [action, resource, context])).toBe(true);
  });

  test.each<[string, ...Call]>([
    [
      'with a template of their own and the role of deploys',
      'cloudformation:UpdateStack',
      stack,
      {
        'cloudformation:RoleArn': role('hipaa-execution-test-us-east-1'),
      },
    ],
    ['with the role that the stack had before', 'cloudformation:UpdateStack', stack],
    [
      'with a template from a bucket',
      'cloudformation:UpdateStack',
      stack,
      {
        ...handedOver,
        'cloudformation:TemplateUrl': 'https://s3.amazonaws.com/mine/template.json',
      },
    ],
    [
      'another layer',
      'cloudformation:UpdateStack',
      at('cloudformation', 'stack/hipaa-test-storage/1'),
      handedOver,
    ],
    [
      'another environment',
      'cloudformation:UpdateStack',
      at('cloudformation', 'stack/hipaa-prod-compute-ecs/1'),
      handedOver,
    ],
    ['by a change set', 'cloudformation:CreateChangeSet', stack, handedOver],
    ['by a change set', 'cloudformation:ExecuteChangeSet', stack],
    ['an end', 'cloudformation:DeleteStack', stack],
    ['without its protection', 'cloudformation:UpdateTerminationProtection', stack],
    ['another policy of the stack', 'cloudformation:SetStackPolicy', stack],
    ['the role of deploys', 'iam:PassRole', role('hipaa-execution-test-us-east-1'), toCloudFormation],
    [
      'the role of another environment',
      'iam:PassRole',
      role('hipaa-execution-prod-release-us-east-1'),
      toCloudFormation,
    ],
    [
      'the role of releases to somebody else',
      'iam:PassRole',
      role('hipaa-execution-test-release-us-east-1'),
      toTasks,
    ],
    ['the role of the application', 'iam:PassRole', role('hipaa-test-compute-ecs-TaskTaskRole-1'), toTasks],
    [
      'the role of a migration to a function',
      'iam:PassRole',
      role('hipaa-test-compute-ecs-MigrationRole-1'),
      {
        'iam:PassedToService': 'lambda.amazonaws.com',
      },
    ],
    [
      'the release of another layer',
      'ssm:PutParameter',
      at('ssm', 'parameter/hipaa/test/_release/compute-beanstalk'),
    ],
    [
      'the release of another environment',
      'ssm:PutParameter',
      at('ssm', 'parameter/hipaa/prod/_release/compute-ecs'),
    ],
    ['what a layer publishes', 'ssm:PutParameter', at('ssm', 'parameter/hipaa/test/network/vpcId')],
    [
      'the records of another layer',
      'ssm:PutParameter',
      at('ssm', 'parameter/hipaa/test/_deploys/database/1'),
    ],
    [
      'the parameters of another environment',
      'ssm:GetParameters',
      at('ssm', 'parameter/hipaa/prod/network/vpcId'),
    ],
    ['no record any more', 'ssm:DeleteParameter', at('ssm', `parameter${parameter}`)],
    [
      'the task of the application',
      'ecs:RunTask',
      at('ecs', 'task-definition/hipaa-test-compute-ecs:7'),
      inCluster,
    ],
    [
      'the migration in another cluster',
      'ecs:RunTask',
      migrating,
      { 'ecs:cluster': at('ecs', 'cluster/mine') },
    ],
    ['a task of their own making', 'ecs:RegisterTaskDefinition', migrating],
    [
      'the service past CloudFormation',
      'ecs:UpdateService',
      at('ecs', 'service/hipaa-test-compute-ecs-Cluster-1/1'),
    ],
    ['a task of another environment', 'ecs:StopTask', at('ecs', 'task/hipaa-prod-compute-ecs-Cluster-1/1')],
    ['another image', 'ecr:PutImage', `arn:aws:ecr:us-east-1:${account}:repository/clinic`],
    [
      'the secret of the database',
      'secretsmanager:GetSecretValue',
      at('secretsmanager', 'secret:database-1'),
    ],
    ['another role', 'sts:AssumeRole', role('hipaa-deploy-test-us-east-1')],
  ])('cannot have %s: %s on %s', (_, action, resource, context = {}) => {
    expect(may(roles.release, [action, resource, context])).toBe(false);
  });

  test('cannot run migrations where there are none', () => {
    const { release } = of({ image });
    expect(may(release, ['ecs:RunTask', migrating, inCluster])).toBe(false);
    expect(may(release, ['iam:PassRole', role('hipaa-test-compute-ecs-MigrationRole-1'), toTasks])).toBe(
      false,
    );
  });
});

describe('CloudFormation in a release, whatever the template says', () => {
  const service = at('ecs', 'service/hipaa-test-compute-ecs-Cluster-1/hipaa-test-compute-ecs-Service-1');

  test.each<Call>([
    ['ecs:RegisterTaskDefinition', at('ecs', 'task-definition/hipaa-test-compute-ecs:8')],
    ['ecs:DescribeTaskDefinition', '*'],
    ['ecs:DeregisterTaskDefinition', '*'],
    ['ecs:UpdateService', service],
    ['ecs:DescribeServices', service],
    ['ssm:GetParameters', at('ssm', `parameter${parameter}`)],
    ['iam:PassRole', role('hipaa-test-compute-ecs-TaskTaskRole-1'), toTasks],
  ])('may %s on %s', (action, resource, context = {}) => {
    expect(may(roles.execution, [action, resource, context])).toBe(true);
  });

  test.each<Call>([
    ['iam:CreateRole', role('hipaa-test-compute-ecs-Mine-1')],
    ['iam:PutRolePolicy', role('hipaa-test-compute-ecs-TaskTaskRole-1')],
    ['iam:AttachRolePolicy', role('hipaa-test-compute-ecs-TaskTaskRole-1')],
    ['iam:UpdateAssumeRolePolicy', role('hipaa-test-compute-ecs-TaskTaskRole-1')],
    [
      'iam:PassRole',
      role('hipaa-test-compute-ecs-TaskTaskRole-1'),
      { 'iam:PassedToService': 'lambda.amazonaws.com' },
    ],
    ['iam:PassRole', role('hipaa-test-database-Role-1'), toTasks],
    ['iam:PassRole', role('hipaa-prod-compute-ecs-TaskTaskRole-1'), toTasks],
    ['lambda:CreateFunction', at('lambda', 'function:hipaa-test-compute-ecs-Mine')],
    ['s3:DeleteBucket', 'arn:aws:s3:::hipaa-test-compute-ecs-bucket'],
    ['s3:PutBucketPolicy', 'arn:aws:s3:::hipaa-test-compute-ecs-bucket'],
    ['ec2:AuthorizeSecurityGroupIngress', at('ec2', 'security-group/sg-1')],
    ['elasticloadbalancing:ModifyListener', at('elasticloadbalancing', 'listener/app/x/1/2')],
    ['kms:PutKeyPolicy', at('kms', 'key/1')],
    ['ecs:DeleteService', service],
    ['ecs:CreateService', service],
    ['ecs:UpdateService', at('ecs', 'service/hipaa-prod-compute-ecs-Cluster-1/x')],
    ['ecs:RegisterTaskDefinition', at('ecs', 'task-definition/hipaa-prod-compute-ecs:8')],
    ['ssm:GetParameters', at('ssm', 'parameter/hipaa/prod/network/vpcId')],
  ])('cannot %s on %s', (action, resource, context = {}) => {
    expect(may(roles.execution, [action, resource, context])).toBe(false);
  });

  test('is the only one that the role trusts', () => {
    expect(roles.execution.trust.Statement).toMatchObject([
      { Principal: { Service: 'cloudformation.amazonaws.com' }, Action: 'sts:AssumeRole' },
    ]);
  });
});

test('what the policies say is known to AWS', () => {
  for (const { policy } of Object.values(roles)) expect(statementProblems(policy)).toEqual([]);
});

test.each([
  ['no release is left open', deployed('compute-ecs')],
  ['the application runs on Beanstalk', deployed('compute-beanstalk', { bundles: 'bundles' })],
])('where %s there are no such roles', (_, template) => {
  expect(releasingRoles({ ...place, templates: [template] })).toBeUndefined();
});
