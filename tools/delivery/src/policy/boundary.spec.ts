import '@hipaa-cdk/environments/testing';
import { POLICY_CHARACTERS, type PolicyDocument, evaluate, policySize } from '@hipaa-cdk/permissions';
import { type BoundaryProps, boundary } from './boundary';

const place = { account: '222222222222', region: 'us-west-2' };
const everything: PolicyDocument = { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
const iam = (kind: string, name: string): string => `arn:aws:iam::222222222222:${kind}/${name}`;

/** Whether a role with every permission may do something inside the boundary. */
function may(
  action: string,
  resource: string,
  context: Readonly<Record<string, string>> = {},
  props: Partial<BoundaryProps> = {},
): boolean {
  const { name = 'prod' } = props;
  const request = { caller: { arn: iam('role', `hipaa-${name}-x`) }, action, resource, context };
  const limit = boundary({ ...place, name, records: 'sealed', ...props });
  return evaluate(request, { identity: [everything], boundary: limit }).allowed;
}

const within = (name: string) => ({ 'iam:PermissionsBoundary': iam('policy', name) });

describe('everything that nobody has said is left to the policies', () => {
  test.each([
    ['ec2:CreateVpc', 'arn:aws:ec2:us-west-2:222222222222:vpc/vpc-1'],
    ['s3:PutObject', 'arn:aws:s3:::hipaa-prod-storage-files/1'],
    ['organizations:DescribeOrganization', '*'],
    ['iam:PassRole', iam('role', 'hipaa-prod-x')],
    ['iam:PassRole', iam('role', 'hipaa-execution-prod-us-west-2')],
    ['cloudformation:DescribeStacks', 'arn:aws:cloudformation:us-west-2:222222222222:stack/CDKToolkit/1'],
    ['s3:GetObject', 'arn:aws:s3:::cdk-hnb659fds-assets-222222222222-us-west-2/prod/1'],
    ['iam:CreatePolicyVersion', iam('policy', 'hipaa-prod-storage-Policy')],
    ['iam:CreateAccessKey', iam('user', 'hipaa-prod-users-Device')],
  ])('%s on %s', (action, resource) => {
    expect(may(action, resource)).toBe(true);
  });
});

describe('a role is made', () => {
  test.each([
    'hipaa-boundary-account-us-west-2',
    'hipaa-boundary-account-launch-us-west-2',
    'hipaa-boundary-account-product-us-west-2',
  ])('by a layer of the account inside %s', (name) => {
    expect(may('iam:CreateRole', iam('role', 'hipaa-account-x'), within(name), { name: 'account' })).toBe(
      true,
    );
  });
  test('by a layer of an environment inside its own', () => {
    expect(may('iam:CreateRole', iam('role', 'hipaa-prod-x'), within('hipaa-boundary-prod-us-west-2'))).toBe(
      true,
    );
  });

  test.each([
    ['none', {}],
    ['one of another region', within('hipaa-boundary-prod-us-east-1')],
    ['one that only begins like it', within('hipaa-boundary-prod-us-west-2-evil')],
    ['that of another environment', within('hipaa-boundary-test-us-west-2')],
    ['one of the catalog', within('hipaa-boundary-account-launch-us-west-2')],
    ['one of a layer', within('hipaa-account-catalog-LaunchBoundaryEvil')],
  ])('inside %s: not', (_, context) => {
    for (const action of ['iam:CreateRole', 'iam:PutRolePermissionsBoundary', 'iam:UpdateAssumeRolePolicy'])
      expect(may(action, iam('role', 'hipaa-prod-x'), context)).toBe(false);
  });
});

test('roles of others are handed on where a template names them', () => {
  const backup = iam('role', 'service-role/AWSBackupDefaultServiceRole');
  expect(may('iam:PassRole', backup)).toBe(false);
  expect(may('iam:PassRole', backup, {}, { passedRoles: [backup] })).toBe(true);
});

test('users are put into own groups where a layer does so', () => {
  expect(may('iam:AddUserToGroup', iam('group', 'hipaa-prod-users-Group'))).toBe(false);
  expect(may('iam:AddUserToGroup', iam('group', 'hipaa-prod-users-Group'), {}, { groups: true })).toBe(true);
  expect(may('iam:AddUserToGroup', iam('group', 'Administrators'), {}, { groups: true })).toBe(false);
});

describe('in an account of several environments', () => {
  const may_ = (action: string, resource: string, environment: string): boolean =>
    may(
      action,
      resource,
      { 'aws:ResourceTag/Application': 'hipaa', 'aws:ResourceTag/Environment': environment },
      { name: 'dev', others: ['test'] },
    );
  const key = 'arn:aws:kms:us-west-2:222222222222:key/1';

  test('one leaves the others alone', () => {
    expect(may_('kms:ScheduleKeyDeletion', key, 'dev')).toBe(true);
    expect(may_('kms:ScheduleKeyDeletion', key, 'test')).toBe(false);
    expect(may_('s3:GetObject', 'arn:aws:s3:::hipaa-test-files/1', 'test')).toBe(false);
  });

  test("one uses the account's keys, and changes none", () => {
    expect(may_('kms:Decrypt', key, 'account')).toBe(true);
    expect(may_('kms:PutKeyPolicy', key, 'account')).toBe(false);
  });

  test('what others of the account have is left to the policies', () => {
    const resource = 'arn:aws:ec2:us-west-2:222222222222:instance/1';
    const tags = { 'aws:ResourceTag/Application': 'payroll', 'aws:ResourceTag/Environment': 'test' };
    expect(may('ec2:StopInstances', resource, tags, { name: 'dev', others: ['test'] })).toBe(true);
  });
});

describe('the records', () => {
  const trail = 'arn:aws:cloudtrail:us-west-2:222222222222:trail/hipaa-account-audit-trail';

  test('can be rolled back while they are made', () => {
    expect(may('cloudtrail:DeleteTrail', trail, {}, { records: 'open' })).toBe(true);
  });

  test('are kept once they stand', () => {
    expect(may('cloudtrail:DeleteTrail', trail)).toBe(false);
    expect(may('cloudtrail:UpdateTrail', trail)).toBe(false);
  });

  test('keep their keys, and no others', () => {
    const key = 'arn:aws:kms:us-west-2:222222222222:key/1';
    expect(may('kms:ScheduleKeyDeletion', key, { 'aws:ResourceTag/Layer': 'audit' })).toBe(false);
    expect(may('kms:ScheduleKeyDeletion', key, { 'aws:ResourceTag/Layer': 'storage' })).toBe(true);
  });
});

test('it fits into one managed policy', () => {
  expect(
    policySize(
      boundary({ ...place, name: 'prod', others: ['dev', 'test', 'stage', 'demo'], records: 'sealed' }),
    ),
  ).toBeLessThanOrEqual(POLICY_CHARACTERS);
});
