import { type LogBucket, secureBucketProps } from '@hipaa-cdk/constructs';
import { dataRemoval } from '@hipaa-cdk/layer';
import { Duration, type aws_kms as kms, aws_s3 as s3 } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

export interface KeptBucketProps {
  /** Encrypts what is kept. */
  readonly key: kms.IKey;
  /** Where its access logs go, below the prefix. */
  readonly accessLogs: LogBucket;
  readonly accessLogsPrefix: string;
  /** Days that an object is kept. */
  readonly days: number;
  /** Name of the rule that lets objects expire. */
  readonly expiry: string;
  /**
   * How long nobody can delete what was just written.
   *
   * @default - no lock
   */
  readonly lock?: s3.ObjectLockRetention;
}

/** A bucket of this layer: encrypted with its key, versioned, logged, on the event bus, and emptied by time alone. */
export class KeptBucket extends s3.Bucket {
  constructor(scope: Construct, id: string, props: KeptBucketProps) {
    const { key, accessLogs, accessLogsPrefix, days, expiry, lock } = props;
    super(scope, id, {
      ...secureBucketProps,
      encryption: s3.BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      serverAccessLogsBucket: accessLogs,
      serverAccessLogsPrefix: accessLogsPrefix,
      objectLockDefaultRetention: lock,
      lifecycleRules: [
        {
          id: expiry,
          expiration: Duration.days(days),
          noncurrentVersionExpiration: Duration.days(30),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
        // S3 refuses this in a rule that expires objects as well.
        { id: 'DropEmptyMarkers', expiredObjectDeleteMarker: true },
      ],
      removalPolicy: dataRemoval(scope),
    });
    // The bucket construct would add a Lambda function to ask for it.
    (this.node.defaultChild as s3.CfnBucket).notificationConfiguration = {
      eventBridgeConfiguration: { eventBridgeEnabled: true },
    };
  }
}
