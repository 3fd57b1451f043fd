import { outcomesOf } from '../../testing/outcomes-of';
import { noWildcardAdministrator } from './no-wildcard-administrator';

const policy = outcomesOf(noWildcardAdministrator, 'AWS::IAM::ManagedPolicy');
const allow = (statement: Readonly<Record<string, unknown>>) =>
  policy({ PolicyDocument: { Statement: [{ Effect: 'Allow', Resource: '*', ...statement }] } });

test('named actions pass', () => expect(allow({ Action: ['s3:ListAllMyBuckets'] })).toEqual(['pass']));

test('everything on one resource is left to other rules', () => {
  expect(allow({ Action: '*', Resource: { 'Fn::GetAtt': ['Bucket', 'Arn'] } })).toEqual(['pass']);
});

test.each(['*', '*:*', 'iam:*', 'iam:Put*', 'iam:AttachRolePolicy', 'IAM:putrolepolicy'])(
  'the action %s on all resources fails',
  (action) => expect(allow({ Action: action })).toEqual(['fail']),
);

test('everything but a few actions fails', () => {
  expect(allow({ Action: undefined, NotAction: ['organizations:*'] })).toEqual(['fail']);
});

test('everything on all resources but one fails', () => {
  const statement = { Action: '*', NotResource: 'arn:aws:s3:::bucket' };
  expect(policy({ PolicyDocument: { Statement: { Effect: 'Allow', ...statement } } })).toEqual(['fail']);
});

test('policies for any role fail', () => {
  expect(allow({ Action: 'iam:PutRolePolicy', Resource: 'arn:aws:iam::111111111111:role/*' })).toEqual([
    'fail',
  ]);
});

test('policies for roles with a permissions boundary pass', () => {
  const Condition = {
    StringEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::111111111111:policy/Boundary' },
  };
  expect(allow({ Action: 'iam:PutRolePolicy', Condition })).toEqual(['pass']);
});

test('no condition makes up for everything', () => {
  const Condition = {
    StringEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::111111111111:policy/Boundary' },
  };
  expect(allow({ Action: '*', Condition })).toEqual(['fail']);
});

test('a denial passes', () => expect(allow({ Effect: 'Deny', Action: '*' })).toEqual(['pass']));

test('everything beside a named action and on all resources beside a named one fails', () => {
  expect(allow({ Action: ['s3:GetObject', '*'], Resource: ['arn:aws:s3:::bucket', '*'] })).toEqual(['fail']);
});
