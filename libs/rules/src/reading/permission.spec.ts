import { covers, permissions } from './permission';

const allow = (statement: object) => permissions({ Statement: { Effect: 'Allow', ...statement } });

test('actions are compared without case', () => {
  const [permission] = allow({ Action: 'KMS:decrypt', Resource: '*' });
  expect(permission && covers(permission, 'kms:Decrypt')).toBe(true);
});

test.each([
  ['kms:*', true],
  ['kms:?ecrypt', true],
  ['kms:Decrypt', true],
  ['kms:DecryptMore', false],
  ['kms.Decrypt', false],
  ['s3:*', false],
])('%s covers kms:Decrypt: %p', (Action, expected) => {
  const [permission] = allow({ Action, Resource: '*' });
  expect(permission && covers(permission, 'kms:Decrypt')).toBe(expected);
});

test('references stay visible in resources', () => {
  expect(allow({ Action: 'a', Resource: [{ 'Fn::GetAtt': ['Key', 'Arn'] }] })[0]?.resources).toEqual([
    '${Key.Arn}',
  ]);
});

test('everything but something is everything', () => {
  const [permission] = allow({ NotAction: 'iam:*', NotResource: 'x' });
  expect(permission).toMatchObject({ actions: ['*'], resources: ['*'] });
});

test('denials are left out', () => {
  expect(permissions({ Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }] })).toEqual([]);
});

test('one action among others is enough', () => {
  const [permission] = allow({ Action: ['s3:GetObject', 'kms:Decrypt'], Resource: '*' });
  expect(permission && covers(permission, 'kms:Decrypt')).toBe(true);
});
