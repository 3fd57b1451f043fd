import { deniesOldTls, deniesPlainTransport, meansEverybody, policyStatements } from './policy-statement';

const document = (...statements: readonly object[]) => ({ Statement: statements });
const plain = (value: unknown) => ({ Bool: { 'aws:SecureTransport': value } });
const old = (value: unknown) => ({ NumericLessThan: { 's3:TlsVersion': value } });
const deny = (Condition: object, Principal: unknown = '*') => ({ Effect: 'Deny', Principal, Condition });

test('a statement that is not in a list is read', () => {
  expect(policyStatements({ Statement: { Effect: 'Allow', Action: 'kms:Decrypt' } })[0]?.actions).toEqual([
    'kms:decrypt',
  ]);
});

test('a policy that is written as text is read', () => {
  expect(policyStatements('{"Statement":[{"Effect":"Deny"}]}')[0]?.effect).toBe('Deny');
});

test.each([{ Ref: 'Policy' }, 'no policy', undefined])('%p has no statements', (value) => {
  expect(policyStatements(value)).toEqual([]);
});

test('services are told from other principals', () => {
  const [statement] = policyStatements(document({ Principal: { Service: 'sns.amazonaws.com' } }));
  expect(statement?.services).toEqual(['sns.amazonaws.com']);
});

test.each(['*', { AWS: '*' }, { AWS: ['*'] }])('%j means everybody', (Principal) => {
  expect(policyStatements(document({ Principal })).every(meansEverybody)).toBe(true);
});

test.each([{ Service: '*' }, { AWS: 'arn:aws:iam::111122223333:root' }])('%j does not', (Principal) => {
  expect(policyStatements(document({ Principal })).some(meansEverybody)).toBe(false);
});

test.each(['false', false, ['false']])('requests in plain text are denied with %p', (value) => {
  expect(deniesPlainTransport(document(deny(plain(value))))).toBe(true);
});

test.each([
  ['an allowance', { ...deny(plain('false')), Effect: 'Allow' }],
  ['a denial for one', deny(plain('false'), { AWS: 'arn:aws:iam::111122223333:role/x' })],
  ['a denial of encryption', deny(plain('true'))],
  ['a denial without condition', deny({})],
])('%s denies no plain text', (_, statement) => {
  expect(deniesPlainTransport(document(statement))).toBe(false);
});

test.each([1.2, '1.2', ['1.3']])('old TLS is denied below %p', (value) => {
  expect(deniesOldTls(document(deny(old(value))))).toBe(true);
});

test.each([1.1, undefined, { Ref: 'Version' }])('old TLS is not denied below %p', (value) => {
  expect(deniesOldTls(document(deny(old(value))))).toBe(false);
});
