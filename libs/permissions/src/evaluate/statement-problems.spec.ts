import type { Statement } from '../reading/policy';
import { statementProblems } from './statement-problems';

const problems = (statement: Partial<Statement>) =>
  statementProblems({ Statement: { Effect: 'Allow', Resource: '*', ...statement } }).map(({ text }) => text);

test('an action that AWS does not have', () => {
  expect(problems({ Action: ['s3:GetObject', 's3:MakeCoffee', 'nothing:*'] })).toEqual([
    's3:MakeCoffee is no action of AWS',
    'nothing:* is no action of AWS',
  ]);
});

test('a resource that the action cannot name', () => {
  expect(
    problems({
      Action: ['logs:DescribeIndexPolicies', 'logs:CreateLogStream'],
      Resource: 'arn:aws:logs:us-east-1:111122223333:log-group:mine:*',
    }),
  ).toEqual([
    'logs:DescribeIndexPolicies knows no resource arn:aws:logs:us-east-1:111122223333:log-group:mine:*',
  ]);
});

test('a condition key that a call of the action never has', () => {
  const Condition = { StringEquals: { 'aws:ResourceTag/Product': 'web' } };
  expect(
    problems({
      Action: ['elasticloadbalancing:SetWebAcl', 'ec2:TerminateInstances', 'rds:DeleteDBCluster'],
      Condition,
    }),
  ).toEqual(['elasticloadbalancing:SetWebAcl has no condition key aws:ResourceTag/Product on *']);
});

test('a condition key that the action has on other resources only', () => {
  expect(
    problems({
      Action: 'wafv2:AssociateWebACL',
      Resource: [
        'arn:aws:wafv2:*:*:regional/webacl/web/*',
        'arn:aws:elasticloadbalancing:*:*:loadbalancer/app/*',
      ],
      Condition: { StringEquals: { 'aws:ResourceTag/Product': 'web' } },
    }),
  ).toEqual([
    'wafv2:AssociateWebACL has no condition key aws:ResourceTag/Product on arn:aws:elasticloadbalancing:*:*:loadbalancer/app/*',
  ]);
});

test('keys that every call has are known', () => {
  const Condition = { StringEquals: { 'aws:RequestedRegion': 'us-east-1', 'aws:PrincipalTag/team': 'blue' } };
  expect(problems({ Action: 'servicecatalog:SearchProducts', Condition })).toEqual([]);
});

test('a denial may name more than an action has', () => {
  const Condition = { StringEquals: { 'aws:ResourceTag/Product': 'web' } };
  expect(problems({ Effect: 'Deny', Action: 'wafv2:AssociateWebACL', Condition })).toEqual([]);
});

test('all actions are no unknown ones', () => {
  expect(problems({ Action: '*' })).toEqual([]);
});
