import { outcomes, syntheticData } from '../../testing/outcomes';

const judge = (AccessPolicy: unknown) =>
  outcomes('BackupManualDeletionDisabled', {
    Vault: { Type: 'AWS::Backup::BackupVault', Properties: { AccessPolicy } },
  });
const denial = (changes: object = {}) => ({
  Statement: [{ Effect: 'Deny', Principal: '*', Action: 'backup:DeleteRecoveryPoint', ...changes }],
});

test.each([
  denial(),
  denial({ Principal: { AWS: '*' }, Action: ['backup:UpdateRecoveryPointLifecycle', 'backup:Delete*'] }),
  denial({
    Condition: { ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/break-glass' } },
  }),
])('a vault with %j passes', (policy) => expect(judge(policy)).toEqual(['pass Vault']));

test.each([
  undefined,
  { Ref: 'Policy' },
  denial({ Effect: 'Allow' }),
  denial({ Principal: { AWS: 'arn:aws:iam::111122223333:role/x' } }),
  denial({ Action: 'backup:StartRestoreJob' }),
  denial({ Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } } }),
])('a vault with %j fails', (policy) => expect(judge(policy)).toEqual(['fail Vault']));

describe('BackupPlanDaily', () => {
  const judge = (...BackupPlanRule: readonly object[]) =>
    outcomes('BackupPlanDaily', {
      Plan: { Type: 'AWS::Backup::BackupPlan', Properties: { BackupPlan: { BackupPlanRule } } },
    });
  const rule = (ScheduleExpression: unknown, DeleteAfterDays?: unknown) => ({
    ScheduleExpression,
    Lifecycle: { DeleteAfterDays },
  });

  test.each([rule('rate(1 day)', 35), rule('cron(0 5 * * ? *)', '90'), rule('rate(12 hours)'), {}])(
    'a plan with the rule %j passes',
    (one) => expect(judge(one)).toEqual(['pass Plan']),
  );

  test('one good rule is enough', () => {
    expect(judge(rule('rate(7 days)', 365), rule('rate(1 day)', 35))).toEqual(['pass Plan']);
  });

  test('two half-good rules are not', () => {
    expect(judge(rule('rate(7 days)', 365), rule('rate(1 day)', 7))).toEqual(['fail Plan']);
  });

  test.each([rule('rate(1 day)', { Ref: 'Days' }), rule({ Ref: 'Schedule' }, 35)])(
    'a plan with the rule %j fails',
    (one) => expect(judge(one)).toEqual(['fail Plan']),
  );

  test('a plan without rules fails', () => expect(judge()).toEqual(['fail Plan']));
});

const vault = (Properties: Record<string, unknown>, Type = 'AWS::Backup::BackupVault') => ({
  Vault: { Type, Properties },
});

test('a vault that is locked long enough passes', () => {
  const resources = vault({ LockConfiguration: { MinRetentionDays: 35 } });
  expect(outcomes('BackupVaultLocked', resources)).toEqual(['pass Vault']);
});

test.each([
  {},
  { LockConfiguration: { MinRetentionDays: 7 } },
  { LockConfiguration: { MaxRetentionDays: 90 } },
])('a vault with %j fails', (properties) =>
  expect(outcomes('BackupVaultLocked', vault(properties))).toEqual(['fail Vault']),
);

test.each([
  [35, 'pass Vault'],
  [7, 'fail Vault'],
])('an air-gapped vault with %d days: %s', (MinRetentionDays, expected) => {
  const resources = vault({ MinRetentionDays }, 'AWS::Backup::LogicallyAirGappedBackupVault');
  expect(outcomes('BackupVaultLocked', resources)).toEqual([expected]);
});

test('vaults with made-up data may be open', () => {
  expect(outcomes('BackupVaultLocked', vault({}), syntheticData)).toEqual([]);
});

const instance = { Type: 'AWS::EC2::Instance' };
const selection = (Resources: unknown) => ({
  Type: 'AWS::Backup::BackupSelection',
  Properties: { BackupSelection: { Resources } },
});

test.each([[['arn:aws:ec2:*:*:instance/*']], [[{ 'Fn::Sub': 'arn:aws:ec2:x:1:instance/${Machine}' }]]])(
  'a machine that %j selects passes',
  (resources) => {
    expect(outcomes('Ec2InBackupPlan', { Machine: instance, Selection: selection(resources) })).toEqual([
      'pass Machine',
    ]);
  },
);

test('a machine that nobody selects fails', () => {
  const resources = { Machine: instance, Selection: selection(['arn:aws:rds:*:*:cluster:*']) };
  expect(outcomes('Ec2InBackupPlan', resources)).toEqual(['fail Machine']);
});

test('machines with made-up data need no backup', () => {
  expect(outcomes('Ec2InBackupPlan', { Machine: instance }, syntheticData)).toEqual([]);
});

const tagged = (Key: string, Value: unknown) => ({
  ...instance,
  Properties: {
    Tags: [
      { Key: 'Name', Value: 'x' },
      { Key, Value },
    ],
  },
});

test('a machine that is tagged as stateless has nothing to back up', () => {
  expect(outcomes('Ec2InBackupPlan', { Machine: tagged('Stateless', 'true') })).toEqual(['pass Machine']);
});

test.each([
  ['Stateless', 'false'],
  ['Stateless', { Ref: 'Choice' }],
  ['stateless', 'true'],
  ['Stateful', 'true'],
])('the tag %s: %j says no such thing', (key, value) => {
  expect(outcomes('Ec2InBackupPlan', { Machine: tagged(key, value) })).toEqual(['fail Machine']);
});

describe('RestoreDrill', () => {
  const Plan = { Type: 'AWS::Backup::BackupPlan' };
  const Drill = {
    Type: 'AWS::Backup::RestoreTestingPlan',
    Properties: { RestoreTestingPlanName: 'drill', ScheduleExpression: 'rate(30 days)' },
  };
  const selection = (RestoreTestingPlanName: unknown) => ({
    Type: 'AWS::Backup::RestoreTestingSelection',
    Properties: { RestoreTestingPlanName },
  });

  test.each(['drill', { Ref: 'Drill' }])('a plan with a drill that selects by %j passes', (name) => {
    expect(outcomes('RestoreDrill', { Plan, Drill, Selection: selection(name) })).toEqual(['pass Plan']);
  });

  test('a plan without a drill fails', () =>
    expect(outcomes('RestoreDrill', { Plan })).toEqual(['fail Plan']));

  test('a drill that selects nothing is none', () => {
    expect(outcomes('RestoreDrill', { Plan, Drill, Selection: selection('other') })).toEqual(['fail Plan']);
  });

  test('where nothing is backed up there is nothing to drill', () => {
    expect(outcomes('RestoreDrill', { Drill })).toEqual([]);
  });

  test('made-up data needs no drill', () =>
    expect(outcomes('RestoreDrill', { Plan }, syntheticData)).toEqual([]));
});

describe('AuroraInBackupPlan', () => {
  const cluster = (properties: object = {}) => ({
    Type: 'AWS::RDS::DBCluster',
    Properties: { Engine: 'aurora-postgresql', ...properties },
  });
  const selection = {
    Type: 'AWS::Backup::BackupSelection',
    Properties: { BackupSelection: { Resources: ['arn:aws:rds:*:*:cluster:*'] } },
  };

  test('a cluster that a plan selects passes', () => {
    expect(outcomes('AuroraInBackupPlan', { Cluster: cluster(), Selection: selection })).toEqual([
      'pass Cluster',
    ]);
  });

  test('a cluster whose own backups outlive it passes', () => {
    const properties = { BackupRetentionPeriod: 35, DeleteAutomatedBackups: false };
    expect(outcomes('AuroraInBackupPlan', { Cluster: cluster(properties) })).toEqual(['pass Cluster']);
  });

  test.each([
    {},
    { BackupRetentionPeriod: 35 },
    { BackupRetentionPeriod: 35, DeleteAutomatedBackups: true },
    { BackupRetentionPeriod: 7, DeleteAutomatedBackups: false },
  ])('a cluster with %j fails', (properties) => {
    expect(outcomes('AuroraInBackupPlan', { Cluster: cluster(properties) })).toEqual(['fail Cluster']);
  });

  test('clusters of other engines are not judged', () => {
    expect(outcomes('AuroraInBackupPlan', { Cluster: cluster({ Engine: 'postgres' }) })).toEqual([]);
  });

  test('made-up data may be lost', () => {
    expect(outcomes('AuroraInBackupPlan', { Cluster: cluster() }, syntheticData)).toEqual([]);
  });
});
