import type { Rule } from '../../rule';

import { auroraInBackupPlan } from './aurora-in-backup-plan';
import { auroraMultiZone } from './aurora-multi-zone';
import { backupManualDeletionDisabled } from './backup-manual-deletion-disabled';
import { backupPlanDaily } from './backup-plan-daily';
import { backupRecoveryPointEncrypted } from './backup-recovery-point-encrypted';
import { backupVaultLocked } from './backup-vault-locked';
import { bucketCustomerKey } from './bucket-customer-key';
import { bucketDefaultLock } from './bucket-default-lock';
import { bucketEventNotifications } from './bucket-event-notifications';
import { bucketForeignKeysBlocked } from './bucket-foreign-keys-blocked';
import { bucketTlsOnly } from './bucket-tls-only';
import { bucketVersionLifecycle } from './bucket-version-lifecycle';
import { cacheTlsRequired } from './cache-tls-required';
import { databaseBackupRetention } from './database-backup-retention';
import { databaseDeletionProtection } from './database-deletion-protection';
import { databaseIamAuthentication } from './database-iam-authentication';
import { databaseMasterSecret } from './database-master-secret';
import { databaseNotPublic } from './database-not-public';
import { databaseStatisticsKey } from './database-statistics-key';
import { databaseTlsForced } from './database-tls-forced';
import { ec2InBackupPlan } from './ec2-in-backup-plan';
import { fileSystemTlsOnly } from './file-system-tls-only';
import { keyPendingWindow } from './key-pending-window';
import { keyPolicyBounded } from './key-policy-bounded';
import { keyRotation } from './key-rotation';
import { kinesisStreamEncrypted } from './kinesis-stream-encrypted';
import { openSearchHttpsRequired } from './open-search-https-required';
import { queueTlsOnly } from './queue-tls-only';
import { restoreDrill } from './restore-drill';
import { statefulResourceRetained } from './stateful-resource-retained';
import { storeCustomerKey } from './store-customer-key';
import { tablePointInTimeRecovery } from './table-point-in-time-recovery';

/** Databases, buckets, keys and other stores: encrypted, out of reach, backed up and kept. */
export const dataRules: readonly Rule[] = [
  auroraInBackupPlan,
  auroraMultiZone,
  backupManualDeletionDisabled,
  backupPlanDaily,
  backupRecoveryPointEncrypted,
  backupVaultLocked,
  bucketCustomerKey,
  bucketDefaultLock,
  bucketEventNotifications,
  bucketForeignKeysBlocked,
  bucketTlsOnly,
  bucketVersionLifecycle,
  cacheTlsRequired,
  databaseBackupRetention,
  databaseDeletionProtection,
  databaseIamAuthentication,
  databaseMasterSecret,
  databaseNotPublic,
  databaseStatisticsKey,
  databaseTlsForced,
  ec2InBackupPlan,
  fileSystemTlsOnly,
  keyPendingWindow,
  keyPolicyBounded,
  keyRotation,
  kinesisStreamEncrypted,
  openSearchHttpsRequired,
  queueTlsOnly,
  restoreDrill,
  statefulResourceRetained,
  storeCustomerKey,
  tablePointInTimeRecovery,
];
