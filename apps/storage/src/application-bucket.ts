import { RotatedKey, dataRemoval } from '@hipaa-cdk/layer';
import { secureBucketProps } from '@hipaa-cdk/constructs';
import { Duration, type aws_kms as kms, aws_s3 as s3, aws_iam as iam } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { StorageSettings } from './settings';
import { MalwareProtection } from './malware-protection';
import { Replication } from './replication';

export interface ApplicationBucketProps {
  /** Where access logs go. */
  readonly logBucket: s3.Bucket;
  readonly settings: StorageSettings;
}

/** The bucket of the application: encrypted with a key of its own, versioned, logged. */
export class ApplicationBucket extends Construct {
  readonly bucket: s3.Bucket;
  readonly key: kms.Key;

  constructor(scope: Construct, id: string, props: ApplicationBucketProps) {
    super(scope, id);
    const { settings } = props;
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
      removalPolicy: dataRemoval(this),
    });
    requireOwnKey(this.bucket, this.key);
    replication?.allow(this.bucket, this.key, settings.objectLock !== undefined);
    this.sendEvents();
    const { malwareProtection } = settings;
    if (malwareProtection) {
      const { bucket, key } = this;
      new MalwareProtection(this, 'MalwareProtection', { bucket, key, ...malwareProtection });
    }
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

/** What pages of these origins may do from a browser: read and upload, never delete. */
export function corsRules(origins: readonly string[]): s3.CorsRule[] | undefined {
  if (origins.length === 0) return undefined;
  return [
    {
      allowedOrigins: [...origins],
      allowedMethods: [s3.HttpMethods.GET, s3.HttpMethods.HEAD, s3.HttpMethods.PUT, s3.HttpMethods.POST],
      allowedHeaders: ['authorization', 'content-type', 'content-md5', 'x-amz-*'],
      exposedHeaders: ['etag', 'x-amz-version-id'],
      maxAge: 3600,
    },
  ];
}

/**
 * Denies uploads that ask for any encryption but the bucket's own key.
 *
 * An upload that asks for nothing has neither header and gets the bucket's default, which is that key: `Null: false`
 * lets it pass, because S3 judges the headers of the request before it applies the default. An upload that does ask
 * must name the key. `StringNotEquals` also holds where the header is missing (`StringNotEqualsIfExists` would mean the
 * same), and is meant to: asking for `aws:kms` without a key gets the account's `aws/s3` key, and `AES256` has none.
 */
function requireOwnKey(bucket: s3.Bucket, key: kms.IKey): void {
  bucket.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'DenyForeignEncryption',
      effect: iam.Effect.DENY,
      principals: [new iam.AnyPrincipal()],
      actions: ['s3:PutObject'],
      resources: [bucket.arnForObjects('*')],
      conditions: {
        Null: { 's3:x-amz-server-side-encryption': 'false' },
        StringNotEquals: { 's3:x-amz-server-side-encryption-aws-kms-key-id': key.keyArn },
      },
    }),
  );
}
