import type { TemplateResource } from '@hipaa-cdk/templates';
import { subject } from '../../fixtures/subject';
import { shortName } from '../judgement/rule-id';
import { judgeByNag } from './judge-by-nag';

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
