import { Duration, aws_s3 as s3 } from 'aws-cdk-lib';
import type { StorageSettings } from '../config';

/** Clears what is left over. Current versions are the application's own affair and never expire here. */
export function lifecycleRules(settings: StorageSettings): s3.LifecycleRule[] {
  const { infrequentAccessAfterDays, expireAfterDays } = settings.noncurrentVersions;
  return [
    {
      id: 'AbortUnfinishedUploads',
      abortIncompleteMultipartUploadAfter: Duration.days(settings.unfinishedUploadDays),
    },
    {
      id: 'ClearOldVersions',
      noncurrentVersionExpiration: Duration.days(expireAfterDays),
      noncurrentVersionTransitions: infrequentAccessAfterDays
        ? [
            {
              storageClass: s3.StorageClass.INFREQUENT_ACCESS,
              transitionAfter: Duration.days(infrequentAccessAfterDays),
            },
          ]
        : undefined,
      expiredObjectDeleteMarker: true,
    },
  ];
}
