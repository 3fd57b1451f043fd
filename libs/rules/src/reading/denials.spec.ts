import { bucketDeniesOldTls, bucketDeniesPlainTransport, denies, deniesPlainTransport } from './denials';

const document = (...statements: readonly object[]) => ({ Statement: statements });
const deny = (Condition: object | undefined, parts: object = {}) => ({
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: ['arn:aws:s3:::a', 'arn:aws:s3:::a/*'],
  ...(Condition && { Condition }),
  ...parts,
});
const plain = (value: unknown) => ({ Bool: { 'aws:SecureTransport': value } });
const old = (value: unknown) => ({ NumericLessThan: { 's3:TlsVersion': value } });

test.each(['false', false, ['false']])('requests in plain text are denied with %p', (value) => {
  expect(bucketDeniesPlainTransport(document(deny(plain(value))))).toBe(true);
});

test.each([
  ['an allowance', deny(plain('false'), { Effect: 'Allow' })],
  ['a denial for one', deny(plain('false'), { Principal: { AWS: 'arn:aws:iam::111122223333:role/x' } })],
  ['a denial for all but one', deny(plain('false'), { Principal: undefined, NotPrincipal: '*' })],
  ['a denial of encryption', deny(plain('true'))],
  ['a denial under another condition too', deny({ ...plain('false'), StringLike: { 'aws:userid': 'a*' } })],
  ['a denial by another operator', deny({ StringNotEquals: { 'aws:SecureTransport': 'false' } })],
  ['a denial of everything else', deny(plain('false'), { Action: undefined, NotAction: 's3:Get*' })],
  ['a denial of another resource', deny(plain('false'), { Resource: undefined, NotResource: 'x' })],
])('%s denies no plain text', (_, statement) => {
  expect(bucketDeniesPlainTransport(document(statement))).toBe(false);
});

test.each([1.2, '1.2', ['1.3']])('old TLS is denied below %p', (value) => {
  expect(bucketDeniesOldTls(document(deny(old(value))))).toBe(true);
});

test.each([1.1, undefined, { Ref: 'Version' }])('old TLS is not denied below %p', (value) => {
  expect(bucketDeniesOldTls(document(deny(old(value))))).toBe(false);
});

test('two denials together may turn away what neither does alone', () => {
  const both = document(
    deny(plain('false'), { Action: 's3:Get*' }),
    deny(plain('false'), { Action: ['s3:Put*', 's3:Delete*'] }),
  );
  expect(bucketDeniesPlainTransport(both)).toBe(true);
});

test('a denial without a condition denies under every one', () => {
  expect(deniesPlainTransport(document(deny(undefined, { Action: 'sqs:*' })), 'sqs:SendMessage')).toBe(true);
});

test('those who may be spared are named by key', () => {
  const spared = document(deny({ ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/x' } }));
  const asked = { actions: ['s3:DeleteObject'], requests: [{}] };
  expect(denies(spared, asked)).toBe(false);
  expect(denies(spared, { ...asked, sparing: /^aws:PrincipalArn$/ })).toBe(true);
});
