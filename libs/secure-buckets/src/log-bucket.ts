import { RemovalPolicy, Stack, aws_iam as iam, aws_s3 as s3 } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { denyDeletion } from './deny-deletion';
import type { LogDelivery } from './log-delivery';
import { logLifecycle } from './log-lifecycle';
import { secureBucketProps } from './secure-bucket-props';

export interface LogBucketProps {
  /** Days that a log is kept. */
  readonly retentionDays: number;
  /** What happens to the bucket when it leaves the stack. Logs that outlive their stack cannot be deleted by hand either. */
  readonly removalPolicy: RemovalPolicy;
}

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
      lifecycleRules: logLifecycle(props.retentionDays),
    });
    if (props.removalPolicy === RemovalPolicy.RETAIN) denyDeletion(this);
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
