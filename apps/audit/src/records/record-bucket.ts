import { logLifecycle, secureBucketProps } from '@hipaa-cdk/secure-buckets';
import { type RemovalPolicy, type aws_kms as kms, aws_s3 as s3 } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

export interface RecordBucketProps {
  /** Encrypts the records. */
  readonly key: kms.IKey;
  /** Where the bucket's own access logs go. */
  readonly accessLogs: s3.Bucket;
  /** Days that a record is kept. */
  readonly retentionDays: number;
  /** What happens to the bucket when it leaves the stack. */
  readonly removalPolicy: RemovalPolicy;
  /**
   * How long nobody can delete a record that was just written.
   *
   * @default - no lock
   */
  readonly lock?: s3.ObjectLockRetention;
}

/** Keeps what an AWS service records about the account: encrypted with our key, versioned, and itself logged. */
export class RecordBucket extends s3.Bucket {
  constructor(scope: Construct, id: string, props: RecordBucketProps) {
    super(scope, id, {
      ...secureBucketProps,
      encryption: s3.BucketEncryption.KMS,
      encryptionKey: props.key,
      // One call to the key service serves many records.
      bucketKeyEnabled: true,
      serverAccessLogsBucket: props.accessLogs,
      serverAccessLogsPrefix: `${id.toLowerCase()}/`,
      lifecycleRules: logLifecycle(props.retentionDays),
      objectLockDefaultRetention: props.lock,
      removalPolicy: props.removalPolicy,
    });
  }
}
