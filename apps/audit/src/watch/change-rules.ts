import { aws_logs as logs } from 'aws-cdk-lib';
import { call, is, isNot, isOneOf, type WatchRule } from './watch-rule';

const { all, booleanValue } = logs.FilterPattern;

const atOnce = { threshold: 1, minutes: 5 };

/** Changes of what protects everything else. A deploy makes some of them: whoever deploys knows, and everybody else asks. */
export function changeRules(logBuckets: readonly string[]): readonly WatchRule[] {
  return [...protections, logTampering(logBuckets)];
}

const protections: readonly WatchRule[] = [
  {
    id: 'IamChanges',
    // By what calls do and not by their names: a list would miss what AWS adds.
    pattern: all(
      is('eventSource', 'iam.amazonaws.com'),
      booleanValue('$.readOnly', false),
      isNot('eventName', 'Generate*'),
    ),
    ...atOnce,
    description:
      'Users, roles or permissions were changed. If no deploy explains it, run the query of IAM changes and undo it.',
  },
  {
    id: 'TrailChanges',
    pattern: call('cloudtrail', [
      'CreateTrail',
      'UpdateTrail',
      'DeleteTrail',
      'StartLogging',
      'StopLogging',
      'PutEventSelectors',
      'PutInsightSelectors',
    ]),
    ...atOnce,
    description:
      'The trail was changed or stopped, the first thing that an intruder does. Deploy the audit layer again, then look ' +
      'at who did it.',
  },
  {
    id: 'ConfigChanges',
    pattern: call('config', [
      'PutConfigurationRecorder',
      'StopConfigurationRecorder',
      'DeleteConfigurationRecorder',
      'PutDeliveryChannel',
      'DeleteDeliveryChannel',
      'PutConformancePack',
      'DeleteConformancePack',
      'DeleteConfigRule',
    ]),
    ...atOnce,
    description: 'AWS Config was changed or stopped. Deploy the audit layer again, then look at who did it.',
  },
  {
    id: 'KeyLoss',
    pattern: call('kms', [
      'DisableKey',
      'ScheduleKeyDeletion',
      'DisableKeyRotation',
      'DeleteImportedKeyMaterial',
    ]),
    ...atOnce,
    description:
      'A key was disabled or is going to be deleted, and with it all that it encrypts. Cancel the deletion ' +
      '(aws kms cancel-key-deletion) unless its owner wants it.',
  },
  {
    id: 'BucketChanges',
    pattern: call('s3', [
      'PutBucketPolicy',
      'DeleteBucketPolicy',
      'PutBucketAcl',
      'PutBucketCors',
      'PutBucketLifecycle',
      'PutBucketReplication',
      'DeleteBucketReplication',
      'PutBucketVersioning',
      'PutBucketEncryption',
      'DeleteBucketEncryption',
      '*PublicAccessBlock',
    ]),
    ...atOnce,
    description:
      'Who may reach a bucket, or how long it keeps objects, was changed. If no deploy explains it, undo it and look ' +
      'at what was read meanwhile.',
  },
];

function logTampering(logBuckets: readonly string[]): WatchRule {
  return {
    id: 'LogTampering',
    pattern: all(
      is('eventSource', 's3.amazonaws.com'),
      isOneOf('eventName', ['DeleteObject*', 'PutObjectRetention', 'PutObjectLegalHold']),
      isOneOf(
        'requestParameters.bucketName',
        logBuckets.map((prefix) => `${prefix}*`),
      ),
    ),
    ...atOnce,
    description:
      'Somebody deleted, or tried to delete or unlock, a log. Nothing does that by itself. Versions are still there: ' +
      'take the permission away and bring the log back.',
  };
}
