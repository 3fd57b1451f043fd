import { isCustomerKey } from '../../reading/customer-key';
import { propertyRule } from '../../reading/property-rule';

/** AWS Config rule: BACKUP_RECOVERY_POINT_ENCRYPTED. Recovery points take the key of their vault, so the vault is judged. */
export const backupRecoveryPointEncrypted = propertyRule({
  id: 'BackupRecoveryPointEncrypted',
  description: 'Recovery points are encrypted with a customer managed key',
  citations: ['45 CFR 164.312(a)(2)(iv)'],
  remedy: 'Set EncryptionKeyArn of the vault to a key of your own.',
  checks: [
    {
      types: ['AWS::Backup::BackupVault', 'AWS::Backup::LogicallyAirGappedBackupVault'],
      property: 'EncryptionKeyArn',
      holds: isCustomerKey,
      problem: 'its recovery points are not encrypted with a key of your own',
    },
  ],
});
