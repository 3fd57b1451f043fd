import type { UnitTest } from '../unit-test';

const layer = 'audit';
const spec = 'apps/audit/src/backup/backups.spec.ts';
const restoreSpec = 'apps/audit/src/backup/restore-test.spec.ts';

/** Backups of the account's data. */
export const auditBackupTests: readonly UnitTest[] = [
  {
    layer,
    resource: 'Audit/Backups/Plan/PHI',
    setting: 'Properties.BackupSelection',
    reason: 'which tags data carry is a convention of this workspace',
    killedBy: `${spec}: all that holds data is backed up that carries the tags of the application and of patient data`,
  },
  {
    layer,
    resource: 'Audit/Backups/RestoreTest/Plan',
    setting: 'Properties.ScheduleExpression',
    reason: 'how often a restore is tried is our choice',
    killedBy: `${spec}: the latest recovery point of the week is restored every month`,
  },
  {
    layer,
    resource: 'Audit/Backups/RestoreTest/PHI',
    setting: /^/,
    reason: 'the rule is about the plan, and only where there are patient data',
    killedBy: `${spec}: what is restored is a database with patient data`,
  },
  {
    layer,
    resource: 'Audit/Backups/Vault/Vault/Resource',
    setting: 'Properties.LockConfiguration',
    environment: 'test',
    reason: 'the rule is about vaults with patient data, which only production has',
    killedBy: `${spec}: where accounts come and go, the vault is not locked and goes with its stack`,
  },
  {
    layer,
    resource: 'Audit/Backups/Watch/Completed/Resource',
    setting: /^Properties\.(State|EventPattern)$/,
    reason: 'a rule without a target only counts, which no rule on templates expects',
    killedBy: `${spec}: the alarm counts what completes`,
  },
  {
    layer,
    resource: 'Audit/Backups/RestoreWatch/Completed/Resource',
    setting: /^Properties\.(State|EventPattern|Targets)/,
    reason: 'good news are told by arrangement',
    killedBy: `${restoreSpec}: a restore test that was completed is told, and no other restore is`,
  },
  {
    layer,
    resource: 'Audit/Backups/RestoreWatch/Due/Resource',
    setting: /^Properties\.(State|EventPattern|Targets)/,
    reason: 'who is reminded of what is an arrangement of people',
    killedBy: `${restoreSpec}: late on the day of every test a mail says that it must have been completed`,
  },
];
