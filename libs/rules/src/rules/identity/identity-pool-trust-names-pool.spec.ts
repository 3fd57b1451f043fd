import { outcomesOf } from '../../testing/outcomes-of';
import { identityPoolTrustNamesPool } from './identity-pool-trust-names-pool';

const host = 'cognito-identity.amazonaws.com';
const role = outcomesOf(identityPoolTrustNamesPool, 'AWS::IAM::Role');
const trust = (Condition: unknown, Federated = host) =>
  role({
    AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Federated }, Condition }] },
  });

const pool = { StringEquals: { [`${host}:aud`]: { Ref: 'Pool' } } };
const signedIn = (amr: string) => ({ 'ForAnyValue:StringLike': { [`${host}:amr`]: amr } });

test('signed-in users of a pool pass', () => {
  expect(trust({ ...pool, ...signedIn('authenticated') })).toEqual(['pass']);
});

test('users of any pool fail', () => expect(trust(signedIn('authenticated'))).toEqual(['fail']));

test('guests fail', () => expect(trust({ ...pool, ...signedIn('unauthenticated') })).toEqual(['fail']));

test('a role without a condition fails', () => expect(trust(undefined)).toEqual(['fail']));

test('other providers are not judged', () => expect(trust(undefined, 'accounts.example.org')).toEqual([]));

test('a pool that is compared with wildcards fails', () => {
  const like = { StringLike: { [`${host}:aud`]: '*' } };
  expect(trust({ ...like, ...signedIn('authenticated') })).toEqual(['fail']);
});

test('another exact comparison does not name a pool', () => {
  const account = { StringEquals: { 'aws:SourceAccount': '111111111111' } };
  expect(trust({ ...account, ...signedIn('authenticated') })).toEqual(['fail']);
});

test.each([`${host}:aud`, `${host}:amr`])('an empty list of %s fails', (key) => {
  const StringEquals = { [`${host}:aud`]: 'pool', [`${host}:amr`]: 'authenticated', [key]: [] };
  expect(trust({ StringEquals })).toEqual(['fail']);
});

test('guests beside signed-in users fail', () => {
  const amr = { 'ForAnyValue:StringLike': { [`${host}:amr`]: ['authenticated', 'unauthenticated'] } };
  expect(trust({ ...pool, ...amr })).toEqual(['fail']);
});
