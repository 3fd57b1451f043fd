import { outcomes, syntheticData } from '../../testing/outcomes';
import { backupVaultLocked } from './backup-vault-locked';

const vault = (Properties: Record<string, unknown>, Type = 'AWS::Backup::BackupVault') => ({
  Vault: { Type, Properties },
});

test('a vault that is locked long enough passes', () => {
  const resources = vault({ LockConfiguration: { MinRetentionDays: 35 } });
  expect(outcomes(backupVaultLocked, resources)).toEqual(['pass Vault']);
});

test.each([
  {},
  { LockConfiguration: { MinRetentionDays: 7 } },
  { LockConfiguration: { MaxRetentionDays: 90 } },
])('a vault with %j fails', (properties) =>
  expect(outcomes(backupVaultLocked, vault(properties))).toEqual(['fail Vault']),
);

test.each([
  [35, 'pass Vault'],
  [7, 'fail Vault'],
])('an air-gapped vault with %d days: %s', (MinRetentionDays, expected) => {
  const resources = vault({ MinRetentionDays }, 'AWS::Backup::LogicallyAirGappedBackupVault');
  expect(outcomes(backupVaultLocked, resources)).toEqual([expected]);
});

test('vaults with made-up data may be open', () => {
  expect(outcomes(backupVaultLocked, vault({}), syntheticData)).toEqual([]);
});
