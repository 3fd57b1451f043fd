import { outcomesOf } from '../../testing/outcomes-of';
import { trustNotOpen } from './trust-not-open';

const role = outcomesOf(trustNotOpen, 'AWS::IAM::Role');
const trust = (statement: Readonly<Record<string, unknown>>) =>
  role({
    AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', ...statement }] },
  });

test('a service passes', () =>
  expect(trust({ Principal: { Service: 'ec2.amazonaws.com' } })).toEqual(['pass']));

test.each([
  ['a star', { Principal: '*' }],
  ['a star among accounts', { Principal: { AWS: ['arn:aws:iam::111111111111:root', '*'] } }],
  ['everybody but one', { NotPrincipal: { AWS: 'arn:aws:iam::111111111111:root' } }],
])('%s fails', (_kind, statement) => expect(trust(statement)).toEqual(['fail']));

test('a star within the organisation passes', () => {
  const Condition = { StringEquals: { 'aws:PrincipalOrgID': 'o-example' } };
  expect(trust({ Principal: { AWS: '*' }, Condition })).toEqual(['pass']);
});

test.each([
  ['an external id', { StringEquals: { 'sts:ExternalId': 'known-to-many' } }],
  ['a second factor', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }],
  ['any account', { StringLike: { 'aws:PrincipalAccount': '*' } }],
  ['every account but one', { StringNotEquals: { 'aws:PrincipalAccount': '111111111111' } }],
  ['an account if it is known', { StringEqualsIfExists: { 'aws:PrincipalAccount': '111111111111' } }],
])('a star with %s as condition fails', (_kind, Condition) => {
  expect(trust({ Principal: '*', Condition })).toEqual(['fail']);
});

test('a star that is denied is not judged', () => {
  expect(trust({ Effect: 'Deny', Principal: '*' })).toEqual([]);
});

test('a single statement in place of a list is judged', () => {
  expect(role({ AssumeRolePolicyDocument: { Statement: { Effect: 'Allow', Principal: '*' } } })).toEqual([
    'fail',
  ]);
});

test.each([
  ['aws:PrincipalOrgPaths', 'ForAnyValue:StringLike', 'o-example/r-example/ou-example/*'],
  ['aws:PrincipalAccount', 'StringEquals', '111111111111'],
  ['aws:PrincipalArn', 'ArnLike', 'arn:aws:iam::111111111111:role/deploy-*'],
  ['aws:SourceAccount', 'StringEquals', '111111111111'],
  ['aws:SourceOrgID', 'StringEquals', 'o-example'],
  ['aws:SourceArn', 'ArnEquals', 'arn:aws:sns:us-west-2:111111111111:topic'],
])('a star with a condition on %s passes', (key, operator, value) => {
  expect(trust({ Principal: '*', Condition: { [operator]: { [key]: value } } })).toEqual(['pass']);
});

test('any account beside a named one fails', () => {
  const Condition = { StringLike: { 'aws:PrincipalAccount': ['111111111111', '*'] } };
  expect(trust({ Principal: '*', Condition })).toEqual(['fail']);
});
