import { ACCOUNT } from '@hipaa-cdk/environments';
import type { Condition } from '@hipaa-cdk/permissions';

/** Calls that end a record of what happened, thin it out, or let it run on empty. */
export interface RecordStatement {
  readonly sid: string;
  readonly actions: readonly string[];
  /**
   * Patterns of ARNs, with places.
   *
   * @default - every resource: there is one of its kind in an account
   */
  readonly resources?: readonly string[];
  readonly condition?: Condition;
}

/** Layer of the account that makes the records. */
export const RECORDS_LAYER = 'audit';

const named = `{application}-${ACCOUNT}-${RECORDS_LAYER}-*`;
const each = (service: string, names: string): readonly string[] =>
  names.split(' ').map((name) => `${service}:${name}`);

/**
 * What nobody inside the boundary may do once the records stand: the trail and where it writes, the history of resources,
 * detection, keys and copies, and the alarms about all of them.
 */
export const RECORD_STATEMENTS: readonly RecordStatement[] = [
  {
    sid: 'KeepTheRecords',
    actions: [
      ...each('cloudtrail', 'DeleteTrail StopLogging UpdateTrail PutEventSelectors'),
      ...each('config', 'DeleteConfigurationRecorder PutConfigurationRecorder StopConfigurationRecorder'),
      ...each('config', 'DeleteDeliveryChannel PutDeliveryChannel'),
      ...each('guardduty', 'DeleteDetector UpdateDetector Disassociate* StopMonitoringMembers'),
      ...each('securityhub', 'DisableSecurityHub BatchDisableStandards Disassociate*'),
      'access-analyzer:DeleteAnalyzer',
    ],
  },
  {
    sid: 'KeepWhereTheyAre',
    actions: [
      ...each('logs', 'DeleteLogGroup DeleteLogStream *RetentionPolicy'),
      ...each(
        's3',
        'DeleteBucket* DeleteObject* PutBucketPolicy PutLifecycleConfiguration PutBucketVersioning',
      ),
      ...each('s3', 'PutBucketObjectLockConfiguration BypassGovernanceRetention'),
      ...each('sns', 'DeleteTopic'),
      ...each('events', 'DisableRule DeleteRule RemoveTargets'),
      ...each('cloudwatch', 'DeleteAlarms DisableAlarmActions'),
    ],
    resources: [
      `arn:{partition}:logs:*:{account}:log-group:${named}`,
      `arn:{partition}:s3:::${named}`,
      `arn:{partition}:sns:*:{account}:${named}`,
      `arn:{partition}:events:*:{account}:rule/${named}`,
      `arn:{partition}:cloudwatch:*:{account}:alarm:${named}`,
    ],
  },
  {
    sid: 'KeepKeysAndCopies',
    actions: [
      ...each('kms', 'ScheduleKeyDeletion DisableKey PutKeyPolicy'),
      ...each('backup', 'DeleteBackupVault* PutBackupVaultLockConfiguration DeleteRecoveryPoint'),
    ],
    condition: { StringEquals: { 'aws:ResourceTag/Layer': RECORDS_LAYER } },
  },
];
