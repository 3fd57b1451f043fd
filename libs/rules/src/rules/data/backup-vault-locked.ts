import { mayHoldHealthData } from '../../reading/applicability';
import { propertyRule } from '../../reading/property-rule';
import { isAtLeast } from '../../reading/value';
import { retentionFloors } from '../logging/retention-floors';

const { days } = retentionFloors.backupVault;

/** An air-gapped vault calls the same thing `MinRetentionDays`, and is locked by construction. */
export const backupVaultLocked = propertyRule({
  id: 'BackupVaultLocked',
  description: `Vaults with health data keep every recovery point for ${days} days, whoever asks`,
  citations: ['45 CFR 164.308(a)(7)(ii)(A)', '45 CFR 164.312(c)(1)'],
  remedy: `Set LockConfiguration.MinRetentionDays to ${days} or more.`,
  applies: mayHoldHealthData,
  checks: [
    {
      types: ['AWS::Backup::BackupVault'],
      property: 'LockConfiguration.MinRetentionDays',
      holds: isAtLeast(days),
      problem: 'an administrator can take its recovery points away',
    },
    {
      types: ['AWS::Backup::LogicallyAirGappedBackupVault'],
      property: 'MinRetentionDays',
      holds: isAtLeast(days),
      problem: `it keeps recovery points for less than ${days} days`,
    },
  ],
});
