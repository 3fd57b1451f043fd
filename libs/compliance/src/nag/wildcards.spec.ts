import type { TemplateResource } from '@hipaa-cdk/templates';
import { subject } from '../../fixtures/subject';
import { shortName } from '../judgement/rule-id';
import { judgeByNag } from './judge-by-nag';

const BUCKET = { Ref: 'StorageBucketArn' };
const below = (path: string) => ({ 'Fn::Join': ['', [BUCKET, path]] });
const SESSIONS = 'arn:aws:ssm:us-west-2:222222222222:session/${aws:userid}-*';

const environments = (name: string) => `arn:aws:elasticbeanstalk:us-west-2:222222222222:environment/${name}`;
const parameters = (path: string) => `arn:aws:ssm:us-west-2:222222222222:parameter${path}`;
const stacks = (name: string) => `arn:aws:cloudformation:us-west-2:222222222222:stack/${name}`;
const groups = (name: string) => `arn:aws:logs:us-west-2:222222222222:log-group:${name}`;

const allow = (Action: unknown, Resource: unknown) => ({ Effect: 'Allow', Action, Resource });

const wildcardsFoundIn = (...Statement: object[]): number => {
  const policy = {
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: { PolicyDocument: { Version: '2012-10-17', Statement } },
  };
  const template = { Parameters: { StorageBucketArn: { Type: 'String' } }, Resources: { Policy: policy } };
  return judgeByNag([subject({}, { template })]).findings.filter(({ rule }) => shortName(rule) === 'IAM5')
    .length;
};

test.each([
  [
    'objects below a prefix of a bucket of another stack',
    ['s3:GetObject', 's3:PutObject'],
    below('/files/*'),
  ],
  ['objects below a prefix of a named bucket', 's3:GetObject', 'arn:aws:s3:::files/application/*'],
  ['all objects of a named bucket', 's3:GetObject', 'arn:aws:s3:::records/*'],
  ['indexes of a table', 'dynamodb:Query', 'arn:aws:dynamodb:us-west-2:222222222222:table/records/index/*'],
  ['traces and metrics', ['xray:PutTraceSegments', 'cloudwatch:PutMetricData'], '*'],
  ['parts of uploads below a prefix', 's3:AbortMultipartUpload', below('/files/*')],
  ["the caller's own sessions", ['ssm:ResumeSession', 'ssm:TerminateSession'], SESSIONS],
  ['signing in to ECR', 'ecr:GetAuthorizationToken', '*'],
  [
    'looking at load balancers',
    ['elasticloadbalancing:DescribeRules', 'elasticloadbalancing:DescribeTargetHealth'],
    '*',
  ],
  ['two needs in one statement', ['ecr:GetAuthorizationToken', 'ssmmessages:OpenDataChannel'], '*'],
  ['channels of the session agent, which are no resource', 'ssmmessages:OpenDataChannel', '*'],
  ['what the agent says of its machine', 'ssm:UpdateInstanceInformation', '*'],
  [
    'the state of machines, which is on no resource',
    ['ec2:DescribeInstances', 'autoscaling:DescribeAutoScalingGroups'],
    '*',
  ],
  ['environments of an application', 'elasticbeanstalk:PutInstanceStatistics', environments('application/*')],
  ['parameters below a path', ['ssm:GetParameters', 'ssm:PutParameter'], parameters('/app/prod/*')],
  [
    'looking at stacks of a name',
    ['cloudformation:DescribeStacks', 'cloudformation:CreateChangeSet'],
    stacks('app-prod-*/*'),
  ],
  ['finding stacks', ['cloudformation:DescribeStacks', 'cloudformation:ListStacks'], '*'],
  ['logs of Beanstalk', ['logs:PutLogEvents', 'logs:CreateLogStream'], groups('/aws/elasticbeanstalk/*')],
])('%s pass: IAM knows no narrower way', (_, action, resource) => {
  expect(wildcardsFoundIn(allow(action, resource))).toBe(0);
});

test.each([
  ['objects below a prefix with a wildcard', 's3:GetObject', below('/*/files/*')],
  ['objects below a prefix that any letter may stand in', 's3:GetObject', below('/fil?s/*')],
  ['objects below a prefix without an end', 's3:GetObject', below('/files*')],
  ['objects of any bucket', 's3:GetObject', 'arn:aws:s3:::*/files/*'],
  ['every resource', 's3:GetObject', '*'],
  ['streams of any log group', 'logs:PutLogEvents', 'arn:aws:logs:us-west-2:222222222222:log-group:*'],
  ['looking at streams, which can be named', 'logs:DescribeLogStreams', '*'],
  ['every repository of ECR', 'ecr:BatchGetImage', '*'],
  ['changing any load balancer', 'elasticloadbalancing:ModifyRule', '*'],
  ['whatever else is below a path', 'ecr:GetDownloadUrlForLayer', below('/files/*')],
  ['sessions of anybody', 'ssm:TerminateSession', 'arn:aws:ssm:us-west-2:222222222222:session/*'],
  ['new sessions by such a name', 'ssm:StartSession', SESSIONS],
  ['machines to change', 'ec2:TerminateInstances', '*'],
  [
    'the state of machines beside that of databases',
    ['ec2:DescribeInstances', 'rds:DescribeDBInstances'],
    '*',
  ],
  ['environments of any application', 'elasticbeanstalk:PutInstanceStatistics', environments('*')],
  ['environments to change', 'elasticbeanstalk:UpdateEnvironment', environments('application/*')],
  ['logs of every service', 'logs:PutLogEvents', groups('/aws/*')],
  ['logs of Beanstalk to delete', 'logs:DeleteLogGroup', groups('/aws/elasticbeanstalk/*')],
  ['parameters of every path', 'ssm:GetParameters', parameters('/*')],
  ['parameters that begin alike', 'ssm:GetParameters', parameters('/app*')],
  ['what else there is to do with parameters', 'ssm:LabelParameterVersion', parameters('/app/*')],
  ['looking at any stack', 'cloudformation:DescribeStacks', stacks('*/*')],
  ['executing a change set', 'cloudformation:ExecuteChangeSet', stacks('app-prod-*/*')],
  ['deleting stacks', 'cloudformation:DeleteStack', stacks('app-prod-*/*')],
  ['templates of all stacks', 'cloudformation:GetTemplate', '*'],
  ['a needed action beside another one', ['ssmmessages:OpenDataChannel', 'ssm:GetParameter'], '*'],
])('%s fail', (_, action, resource) => {
  expect(wildcardsFoundIn(allow(action, resource))).toBe(1);
});

test('actions with a wildcard fail beside a narrow resource', () => {
  expect(wildcardsFoundIn(allow('s3:*', below('/files/*')))).toBe(2);
});

test('a resource that is narrow in one statement fails when another one allows more with it', () => {
  const narrow = allow('ssmmessages:OpenDataChannel', '*');
  expect(wildcardsFoundIn(narrow, allow('ssm:GetParameter', '*'))).toBe(1);
});

test('everything but a few actions is never narrow', () => {
  expect(
    wildcardsFoundIn({ Effect: 'Allow', NotAction: 's3:GetObject', Resource: below('/files/*') }),
  ).not.toBe(0);
});

const role = (properties: object = {}): TemplateResource => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'ec2.amazonaws.com' } }],
    },
    ...properties,
  },
});

const policy = (statement: object, properties: object = { Roles: [{ Ref: 'Role' }] }): TemplateResource => ({
  Type: 'AWS::IAM::ManagedPolicy',
  Properties: {
    PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] },
    ...properties,
  },
});

const held = (resources: Record<string, TemplateResource>): string[] =>
  judgeByNag([subject(resources)])
    .findings.map(({ rule }) => shortName(rule) + rule.slice(rule.indexOf('[')))
    .filter((rule) => rule.startsWith('IAM5'))
    .map((rule) => rule.slice('IAM5'.length));

const heldAgainst = (statement: object): string[] => held({ Role: role(), Policy: policy(statement) });

const product = { StringEquals: { 'aws:ResourceTag/Product': 'web' } };
const balancers = 'arn:aws:elasticloadbalancing:us-west-2:222222222222:loadbalancer/app/*/*';

test.each([
  ['an action that has no resources', { Action: 'ssmmessages:OpenDataChannel', Resource: '*' }],
  ['several of them', { Action: ['ec2:DescribeVpcs', 'ec2:DescribeSubnets'], Resource: ['*'] }],
  [
    'a name that begins as ours do',
    { Action: 'iam:GetRole', Resource: 'arn:aws:iam::222222222222:role/hipaa/*' },
  ],
  [
    'a queue by the beginning of its name',
    { Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:us-west-2:222222222222:SC-222222222222-pp-*' },
  ],
  [
    'everything in a log group of the template',
    {
      Action: 'logs:PutLogEvents',
      Resource: {
        'Fn::Join': ['', ['arn:aws:logs:us-west-2:222222222222:log-group:', { Ref: 'Group' }, ':*']],
      },
    },
  ],
  [
    'what carries a tag',
    { Action: 'elasticloadbalancing:DeleteLoadBalancer', Resource: balancers, Condition: product },
  ],
  [
    'what gets a tag',
    {
      Action: 'kms:CreateKey',
      Resource: '*',
      Condition: { StringEquals: { 'aws:RequestTag/Product': 'web' } },
    },
  ],
])('a wildcard is answered by %s', (_, statement) => {
  expect(heldAgainst(statement)).toEqual([]);
});

test.each([
  ['an action that has resources', { Action: 'ec2:TerminateInstances', Resource: '*' }, '[Resource::*]'],
  [
    'one of them among others',
    { Action: ['ec2:DescribeVpcs', 'ec2:DeleteVpc'], Resource: '*' },
    '[Resource::*]',
  ],
  [
    'every name of a type',
    { Action: 'iam:GetRole', Resource: 'arn:aws:iam::222222222222:role/*' },
    '[Resource::arn:aws:iam::222222222222:role/*]',
  ],
  [
    'every queue',
    { Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:us-west-2:222222222222:*' },
    '[Resource::arn:aws:sqs:us-west-2:222222222222:*]',
  ],
  [
    'every account',
    { Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:us-west-2:*:SC-*' },
    '[Resource::arn:aws:sqs:us-west-2:*:SC-*]',
  ],
  [
    'every load balancer',
    { Action: 'elasticloadbalancing:DeleteLoadBalancer', Resource: balancers },
    `[Resource::${balancers}]`,
  ],
  [
    'a tag that something else must not have',
    { Action: 'kms:CreateKey', Resource: '*', Condition: { StringNotEquals: product.StringEquals } },
    '[Resource::*]',
  ],
  [
    'a condition that marks nothing',
    {
      Action: 'kms:CreateKey',
      Resource: '*',
      Condition: { StringEquals: { 'aws:RequestedRegion': 'us-west-2' } },
    },
    '[Resource::*]',
  ],
  [
    'every action of a service, however bounded',
    { Action: 'ec2:*', Resource: 'a', Condition: product },
    '[Action::ec2:*]',
  ],
])('a wildcard is held against %s', (_, statement, expected) => {
  expect(heldAgainst(statement)).toEqual([expected]);
});

test('one bounded statement does not answer for another with the same wildcard', () => {
  const twice = policy({});
  const Statement = [
    { Effect: 'Allow', Action: 'ssmmessages:OpenDataChannel', Resource: '*' },
    { Effect: 'Allow', Action: 'ec2:TerminateInstances', Resource: '*' },
  ];
  const Policy = {
    ...twice,
    Properties: { ...twice.Properties, PolicyDocument: { Version: '2012-10-17', Statement } },
  };
  expect(held({ Role: role(), Policy })).toEqual(['[Resource::*]']);
});

const wide = { Action: 'ec2:TerminateInstances', Resource: '*' };
const bounded = role({ PermissionsBoundary: { Ref: 'Policy' } });

test('a policy that only bounds a role gives nothing', () => {
  expect(held({ Role: bounded, Policy: policy(wide, {}) })).toEqual([]);
});

test('a boundary that is given to a role as well is a permission', () => {
  expect(held({ Role: bounded, Policy: policy(wide) })).toEqual(['[Resource::*]']);
});

test('a boundary that a role takes as a policy is a permission', () => {
  const Other = role({ ManagedPolicyArns: [{ Ref: 'Policy' }] });
  expect(held({ Role: bounded, Other, Policy: policy(wide, {}) })).toEqual(['[Resource::*]']);
});

test('a policy that nobody has as a boundary is judged as a permission', () => {
  expect(held({ Role: role(), Policy: policy(wide, {}) })).toEqual(['[Resource::*]']);
});
