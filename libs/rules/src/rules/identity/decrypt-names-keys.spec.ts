import { outcomesOf } from '../../testing/outcomes-of';
import { decryptNamesKeys } from './decrypt-names-keys';

const policy = outcomesOf(decryptNamesKeys, 'AWS::IAM::ManagedPolicy');
const allow = (statement: Readonly<Record<string, unknown>>) =>
  policy({ PolicyDocument: { Statement: [{ Effect: 'Allow', Resource: '*', ...statement }] } });

test('a named key passes', () => {
  expect(allow({ Action: 'kms:Decrypt', Resource: { 'Fn::GetAtt': ['Key', 'Arn'] } })).toEqual(['pass']);
});

test('encrypting with any key passes', () => {
  expect(allow({ Action: ['kms:Encrypt', 'kms:GenerateDataKey'] })).toEqual(['pass']);
});

test.each(['kms:Decrypt', 'kms:ReEncrypt*', 'kms:ReEncryptFrom', 'kms:*', 'kms:D*'])(
  '%s with any key fails',
  (Action) => expect(allow({ Action })).toEqual(['fail']),
);

test.each([
  'arn:aws:kms:us-west-2:111111111111:key/*',
  'arn:aws:kms:*:*:*',
  { 'Fn::Sub': 'arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:key/*' },
])('all keys written as %j fail', (Resource) => {
  expect(allow({ Action: 'kms:Decrypt', Resource })).toEqual(['fail']);
});

test('a condition on the service does not make up for it', () => {
  const Condition = { StringEquals: { 'kms:ViaService': 's3.us-west-2.amazonaws.com' } };
  expect(allow({ Action: 'kms:Decrypt', Condition })).toEqual(['fail']);
});

test('all keys beside a named one fail', () => {
  expect(allow({ Action: 'kms:Decrypt', Resource: [{ 'Fn::GetAtt': ['Key', 'Arn'] }, '*'] })).toEqual([
    'fail',
  ]);
});
