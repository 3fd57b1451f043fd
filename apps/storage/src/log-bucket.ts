import { Duration, RemovalPolicy, Stack, aws_iam as iam, aws_s3 as s3 } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { LogDelivery } from './log-delivery';
import { secureBucketProps } from './secure-bucket-props';

export interface LogBucketProps {
  /** Days that a log is kept. */
  readonly retentionDays: number;
  /** What happens to the bucket when it leaves the stack. Logs that outlive their stack cannot be deleted by hand either. */
  readonly removalPolicy: RemovalPolicy;
}

/** Days that a log can still be brought back after it expired or was deleted. */
const RECOVERY_DAYS = 30;

/**
 * Keeps the access logs of other buckets, and of load balancers.
 *
 * Three things that S3 says about a bucket that takes access logs decide its shape: with default encryption by a KMS
 * key delivery is not supported, object lock is refused, and logging into itself would log its own logs without end.
 * So it is encrypted with S3's keys, guarded by a policy in place of a lock, and not logged.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
 */
export class LogBucket extends s3.Bucket {
  constructor(scope: Construct, id: string, props: LogBucketProps) {
    super(scope, id, {
      ...secureBucketProps,
      encryption: s3.BucketEncryption.S3_MANAGED,
      removalPolicy: props.removalPolicy,
      lifecycleRules: [
        {
          id: 'ExpireLogs',
          expiration: Duration.days(props.retentionDays),
          noncurrentVersionExpiration: Duration.days(RECOVERY_DAYS),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
        // S3 refuses this in a rule that expires objects as well.
        { id: 'DropEmptyMarkers', expiredObjectDeleteMarker: true },
      ],
    });
    if (props.removalPolicy === RemovalPolicy.RETAIN) this.denyDeletion();
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

  /** Nobody deletes a log early, administrators included. Expiry by the lifecycle does not ask the policy. */
  private denyDeletion(): void {
    this.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'DenyDeletion',
        effect: iam.Effect.DENY,
        principals: [new iam.AnyPrincipal()],
        actions: ['s3:DeleteObject', 's3:DeleteObjectVersion'],
        resources: [this.arnForObjects('*')],
      }),
    );
  }
}
