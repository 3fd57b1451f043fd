import { Duration, type aws_s3 as s3 } from 'aws-cdk-lib';

/** Days that a log can still be brought back after it expired or was deleted. */
const RECOVERY_DAYS = 30;

/** What becomes of logs: they expire after `retentionDays`, and are gone for good some time later. */
export function logLifecycle(retentionDays: number): s3.LifecycleRule[] {
  return [
    {
      id: 'ExpireLogs',
      expiration: Duration.days(retentionDays),
      noncurrentVersionExpiration: Duration.days(RECOVERY_DAYS),
      abortIncompleteMultipartUploadAfter: Duration.days(1),
    },
    // S3 refuses this in a rule that expires objects as well.
    { id: 'DropEmptyMarkers', expiredObjectDeleteMarker: true },
  ];
}
