import { outcomes, outcomesOf, syntheticData } from '../../testing/outcomes';

const judge = (KeyPolicy: unknown) =>
  outcomes('KeyPolicyBounded', { Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy } } });
const allow = (Principal: unknown, Condition?: unknown) => ({
  Statement: [{ Effect: 'Allow', Action: 'kms:*', Principal, Resource: '*', Condition }],
});

test.each([
  ['the account', allow({ AWS: 'arn:aws:iam::111122223333:root' })],
  ['a service', allow({ Service: 'logs.amazonaws.com' })],
  ['everybody of the account', allow('*', { StringEquals: { 'kms:CallerAccount': '111122223333' } })],
  [
    'everybody of the organization',
    allow({ AWS: '*' }, { StringEquals: { 'aws:PrincipalOrgID': 'o-exampleorgid' } }),
  ],
  ['nobody, by denying', { Statement: [{ Effect: 'Deny', Principal: '*', Action: 'kms:*' }] }],
  ['those of the default policy', undefined],
])('a key for %s passes', (_, policy) => expect(judge(policy)).toEqual(['pass Key']));

test.each([
  ['everybody', allow('*')],
  ['everybody, spelled as an account', allow({ AWS: ['*'] })],
  ['everybody that comes through a service', allow('*', { StringEquals: { 'kms:ViaService': 's3' } })],
  ['whom a parameter names', { Ref: 'Policy' }],
])('a key for %s fails', (_, policy) => expect(judge(policy)).toEqual(['fail Key']));

describe('KeyRotation', () => {
  const judge = (Properties: Record<string, unknown>) =>
    outcomes('KeyRotation', { Key: { Type: 'AWS::KMS::Key', Properties } });

  test('a key that rotates passes', () => expect(judge({ EnableKeyRotation: true })).toEqual(['pass Key']));

  test.each([{}, { EnableKeyRotation: false }, { KeySpec: 'SYMMETRIC_DEFAULT', Origin: 'AWS_KMS' }])(
    'a key with %j fails',
    (properties) => expect(judge(properties)).toEqual(['fail Key']),
  );

  test.each([{ KeySpec: 'RSA_2048' }, { KeySpec: 'HMAC_256' }, { Origin: 'EXTERNAL' }])(
    'a key with %j cannot rotate and is not judged',
    (properties) => expect(judge(properties)).toEqual([]),
  );
});

const key = (Properties: Record<string, unknown>) => ({ Key: { Type: 'AWS::KMS::Key', Properties } });

test.each([{ PendingWindowInDays: 30 }, {}])('a key with %j passes', (properties) => {
  expect(outcomes('KeyPendingWindow', key(properties))).toEqual(['pass Key']);
});

test.each([{ PendingWindowInDays: 7 }, { PendingWindowInDays: { Ref: 'Days' } }])(
  'a key with %j fails',
  (properties) => expect(outcomes('KeyPendingWindow', key(properties))).toEqual(['fail Key']),
);

test('keys to made-up data may go sooner', () => {
  expect(outcomes('KeyPendingWindow', key({ PendingWindowInDays: 7 }), syntheticData)).toEqual([]);
});

test('KeyGrantsForServices wants grants denied that are for nobody of AWS', () => {
  const says = outcomesOf('KeyGrantsForServices', 'AWS::KMS::Key');
  const denial = { Effect: 'Deny', Principal: '*', Action: 'kms:CreateGrant', Resource: '*' };
  expect(says({ KeyPolicy: { Statement: [denial] } })).toEqual(['pass']);
  expect(says({ KeyPolicy: { Statement: [{ ...denial, Effect: 'Allow' }] } })).toEqual(['fail']);
  expect(says({}, { dataClass: 'unknown', removal: 'unknown' })).toEqual([]);
});
