import { RotatedKey } from '@hipaa-cdk/layer';
import { secureBucketProps } from '@hipaa-cdk/secure-buckets';
import { Duration, type RemovalPolicy, type aws_kms as kms, aws_s3 as s3 } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { StorageSettings } from '../config';
import { corsRules } from './cors-rules';
import { lifecycleRules } from './lifecycle-rules';
import { Replication } from './replication';
import { requireOwnKey } from './require-own-key';

export interface ApplicationBucketProps {
  /** Where access logs go. */
  readonly logBucket: s3.Bucket;
  readonly settings: StorageSettings;
  /** What happens to the bucket when it leaves the stack. */
  readonly removalPolicy: RemovalPolicy;
}

/** The bucket of the application: encrypted with a key of its own, versioned, logged. */
export class ApplicationBucket extends Construct {
  readonly bucket: s3.Bucket;
  readonly key: kms.Key;

  constructor(scope: Construct, id: string, props: ApplicationBucketProps) {
    super(scope, id);
    const { settings, removalPolicy } = props;
    this.key = new RotatedKey(this, 'Key', { description: 'Encrypts the objects of the application bucket' });
    const replication = settings.replication && new Replication(this, 'Replication', settings.replication);
    this.bucket = new s3.Bucket(this, 'Bucket', {
      ...secureBucketProps,
      encryption: s3.BucketEncryption.KMS,
      encryptionKey: this.key,
      // One call to the key service serves many objects.
      bucketKeyEnabled: true,
      serverAccessLogsBucket: props.logBucket,
      serverAccessLogsPrefix: 'application/',
      lifecycleRules: lifecycleRules(settings),
      cors: corsRules(settings.corsOrigins),
      objectLockDefaultRetention: retention(settings.objectLock),
      replicationRole: replication?.role,
      replicationRules: replication && [replication.rule],
      removalPolicy,
    });
    requireOwnKey(this.bucket, this.key);
    replication?.allow(this.bucket, this.key, settings.objectLock !== undefined);
    this.sendEvents();
  }

  /** Object events go to the account's default event bus. The bucket construct would add a Lambda function to ask for it. */
  private sendEvents(): void {
    const resource = this.bucket.node.defaultChild as s3.CfnBucket;
    resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
  }
}

function retention(lock: StorageSettings['objectLock']): s3.ObjectLockRetention | undefined {
  if (!lock) return undefined;
  const duration = Duration.days(lock.days);
  return lock.mode === 'compliance'
    ? s3.ObjectLockRetention.compliance(duration)
    : s3.ObjectLockRetention.governance(duration);
}
