import { actionReference, actionsOfService, isKnownAction, knowsConditionKey } from './service-reference';

test('an action is known in any case, and written as AWS writes it', () => {
  expect(actionReference('S3:getobject')).toMatchObject({ action: 's3:GetObject', accessLevel: 'Read' });
});

test.each(['s3:MakeCoffee', 'nothing:Get', 's3', '', '../s3:GetObject', 's3:constructor'])(
  '%p is no action',
  (text) => {
    expect(isKnownAction(text)).toBe(false);
  },
);

test('an action that can name no resource has none', () => {
  expect(actionReference('ec2:DescribeVpcs')?.resources).toEqual([]);
  expect(actionReference('ec2:DeleteVpc')?.resources).toEqual([
    expect.objectContaining({ name: 'vpc', required: true }),
  ]);
});

test('the names of a service are whole', () => {
  expect(actionsOfService('sqs')).toContain('sqs:SendMessage');
});

const knows = (action: string, key: string): boolean => {
  const reference = actionReference(action);
  return reference !== undefined && knowsConditionKey(reference, key);
};

test.each([
  ['ec2:DeleteVpc', 'aws:ResourceTag/Application'],
  ['rds:DeleteDBCluster', 'aws:ResourceTag/Application'],
  ['ec2:CreateVpc', 'aws:RequestTag/Application'],
  ['iam:PassRole', 'iam:PassedToService'],
  ['s3:GetObject', 'aws:PrincipalOrgID'],
  ['sqs:SendMessage', 'aws:PrincipalTag/team'],
  ['kms:Decrypt', 'kms:EncryptionContext:aws:ssm:TargetId'],
])('a call of %s has %s', (action, key) => {
  expect(knows(action, key)).toBe(true);
});

test.each([
  ['ec2:DeleteVpc', 'aws:RequestTag/Application'],
  ['servicecatalog:GetProvisionedProductOutputs', 'servicecatalog:userLevel'],
  ['sqs:SendMessage', 'kms:ViaService'],
  ['kms:DescribeKey', 'kms:EncryptionContext:aws:ssm:TargetId'],
  ['ec2:DescribeVpcs', 'aws:ResourceTag/Application'],
])('a call of %s has no %s', (action, key) => {
  expect(knows(action, key)).toBe(false);
});
