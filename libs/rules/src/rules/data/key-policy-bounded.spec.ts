import { outcomes } from '../../testing/outcomes';
import { keyPolicyBounded } from './key-policy-bounded';

const judge = (KeyPolicy: unknown) =>
  outcomes(keyPolicyBounded, { Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy } } });
const allow = (Principal: unknown, Condition?: unknown) => ({
  Statement: [{ Effect: 'Allow', Action: 'kms:*', Principal, Resource: '*', Condition }],
});

test.each([
  ['the account', allow({ AWS: 'arn:aws:iam::111122223333:root' })],
  ['a service', allow({ Service: 'logs.amazonaws.com' })],
  ['everybody of the account', allow('*', { StringEquals: { 'kms:CallerAccount': '111122223333' } })],
  ['everybody of the organization', allow({ AWS: '*' }, { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } })],
  ['nobody, by denying', { Statement: [{ Effect: 'Deny', Principal: '*', Action: 'kms:*' }] }],
  ['those of the default policy', undefined],
])('a key for %s passes', (_, policy) => expect(judge(policy)).toEqual(['pass Key']));

test.each([
  ['everybody', allow('*')],
  ['everybody, spelled as an account', allow({ AWS: ['*'] })],
  ['everybody that comes through a service', allow('*', { StringEquals: { 'kms:ViaService': 's3' } })],
  ['whom a parameter names', { Ref: 'Policy' }],
])('a key for %s fails', (_, policy) => expect(judge(policy)).toEqual(['fail Key']));
