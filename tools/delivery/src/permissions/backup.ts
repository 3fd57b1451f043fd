import { useKeys } from './data';
import { passRole, serviceLinkedRole } from './identity';
import { type Permission, type TypePermissions, allow } from './permission';

const tags: Permission = allow('backup', 'ListTags TagResource UntagResource');

export const backupPermissions: TypePermissions = {
  'AWS::Backup::BackupPlan': [
    allow('backup', 'CreateBackupPlan DeleteBackupPlan GetBackupPlan UpdateBackupPlan'),
    tags,
  ],
  'AWS::Backup::BackupSelection': [
    allow('backup', 'CreateBackupSelection DeleteBackupSelection GetBackupSelection ListBackupSelections'),
    serviceLinkedRole('backup'),
    allow(
      'iam',
      'GetRole PassRole',
      'arn:{partition}:iam::{account}:role/service-role/AWSBackupDefaultServiceRole',
    ),
    passRole,
  ],
  'AWS::Backup::BackupVault': [
    allow(
      'backup',
      'CreateBackupVault DeleteBackupVault DescribeBackupVault PutBackupVaultAccessPolicy GetBackupVaultAccessPolicy DeleteBackupVaultAccessPolicy PutBackupVaultLockConfiguration DeleteBackupVaultLockConfiguration PutBackupVaultNotifications GetBackupVaultNotifications DeleteBackupVaultNotifications',
    ),
    allow('backup-storage', 'MountCapsule'),
    allow('kms', 'Decrypt GenerateDataKey RetireGrant', 'arn:{partition}:kms:{region}:{account}:key/*'),
    useKeys,
    tags,
  ],
  'AWS::Backup::RestoreTestingPlan': [
    allow(
      'backup',
      'CreateRestoreTestingPlan DeleteRestoreTestingPlan GetRestoreTestingPlan UpdateRestoreTestingPlan ListRestoreTestingPlans',
    ),
    tags,
  ],
  'AWS::Backup::RestoreTestingSelection': [
    allow(
      'backup',
      'CreateRestoreTestingSelection DeleteRestoreTestingSelection GetRestoreTestingSelection UpdateRestoreTestingSelection ListRestoreTestingSelections GetRestoreTestingPlan',
    ),
    passRole,
  ],
};
