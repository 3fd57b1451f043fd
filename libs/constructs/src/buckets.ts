import { environmentOf } from '@hipaa-cdk/parameters';
import { dataRemoval } from '@hipaa-cdk/layer';
import { RemovalPolicy, Stack, aws_iam as iam, aws_s3 as s3, Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** Days that a log can still be brought back after it expired or was deleted. */
const RECOVERY_DAYS = 30;

/** What becomes of logs: they expire when the profile says, and are gone for good some time later. */
export function logLifecycle(scope: Construct): s3.LifecycleRule[] {
  return [
    {
      id: 'ExpireLogs',
      expiration: Duration.days(environmentOf(scope).profile.logRetentionDays),
      noncurrentVersionExpiration: Duration.days(RECOVERY_DAYS),
      abortIncompleteMultipartUploadAfter: Duration.days(1),
    },
    // S3 refuses this in a rule that expires objects as well.
    { id: 'DropEmptyMarkers', expiredObjectDeleteMarker: true },
  ];
}

/** What every bucket has, whatever it holds. */
export const secureBucketProps = {
  blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
  /** No object has an access list of its own, so policies alone decide. */
  objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
  /** Plain HTTP is denied by the bucket's policy, and so is TLS below 1.2. */
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  versioned: true,
  /** A caller's own key would leave objects that nobody else can ever read. */
  blockedEncryptionTypes: [s3.BlockedEncryptionType.SSE_C],
} satisfies s3.BucketProps;

/**
 * Keeps the access logs of other buckets, and of load balancers.
 *
 * Three things that S3 says about a bucket that takes access logs decide its shape: with default encryption by a KMS
 * key delivery is not supported, object lock is refused, and logging into itself would log its own logs without end.
 * So it is encrypted with S3's keys, guarded by a policy in place of a lock, and not logged. Logs that outlive their
 * stack cannot be deleted by hand either.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
 */
export class LogBucket extends s3.Bucket {
  constructor(scope: Construct, id: string) {
    const removalPolicy = dataRemoval(scope);
    super(scope, id, {
      ...secureBucketProps,
      encryption: s3.BucketEncryption.S3_MANAGED,
      removalPolicy,
      lifecycleRules: logLifecycle(scope),
    });
    if (removalPolicy === RemovalPolicy.RETAIN) denyDeletion(this);
  }

  /** Lets services write logs below prefixes of their own. */
  addDelivery(deliveries: readonly LogDelivery[]): void {
    for (const { sid, service, prefix, sources } of deliveries) {
      this.addToResourcePolicy(
        new iam.PolicyStatement({
          sid,
          principals: [new iam.ServicePrincipal(service)],
          actions: ['s3:PutObject'],
          resources: [this.arnForObjects(`${prefix}*`)],
          conditions: {
            StringEquals: { 'aws:SourceAccount': Stack.of(this).account },
            ArnLike: { 'aws:SourceArn': sources },
          },
        }),
      );
    }
  }
}

/** A service that writes logs of some resources into the log bucket. */
export interface LogDelivery {
  /** What the policy of the bucket calls it. */
  readonly sid: string;
  /** Service principal that writes. */
  readonly service: string;
  /** How the names of its objects begin. */
  readonly prefix: string;
  /** ARN pattern of the resources whose logs they are. */
  readonly sources: string;
}

/**
 * Nobody deletes an object by hand, administrators included. Expiry by the lifecycle does not ask the policy.
 *
 * @param more actions that come to the same, such as lifting a lock
 */
export function denyDeletion(bucket: s3.Bucket, more: readonly string[] = []): void {
  bucket.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'DenyDeletion',
      effect: iam.Effect.DENY,
      principals: [new iam.AnyPrincipal()],
      actions: ['s3:DeleteObject', 's3:DeleteObjectVersion', ...more],
      resources: [bucket.arnForObjects('*')],
    }),
  );
}
