import {
  Duration,
  RemovalPolicy,
  aws_iam as iam,
  aws_s3 as s3,
  Stack,
  type aws_kms as kms,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';

export interface AccessLogsProps {
  /** Days that a log is kept. */
  readonly retentionDays: number;
  /** What happens to the buckets when they leave the stack. Logs that outlive it cannot be deleted by hand either. */
  readonly removalPolicy: RemovalPolicy;
}

/** Days that a log can still be brought back after it expired or was deleted. */
const RECOVERY_DAYS = 30;

/**
 * Keeps the access logs of every product's load balancer, and the log of who read those. Load balancers deliver into
 * buckets with S3's own keys only, and so does S3.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
 */
export class AccessLogs extends Construct {
  readonly bucket: s3.Bucket;

  constructor(scope: Construct, id: string, props: AccessLogsProps) {
    super(scope, id);
    const readers = logBucket(this, 'Readers', props);
    this.bucket = logBucket(this, 'Bucket', props, {
      serverAccessLogsBucket: readers,
      serverAccessLogsPrefix: 'load-balancers/',
    });
    this.bucket.addToResourcePolicy(delivery(this.bucket));
    if (props.removalPolicy === RemovalPolicy.RETAIN) {
      for (const bucket of [readers, this.bucket]) bucket.addToResourcePolicy(deletionDenied(bucket));
    }
  }
}

function logBucket(
  scope: Construct,
  id: string,
  { retentionDays, removalPolicy }: AccessLogsProps,
  more: s3.BucketProps = {},
): s3.Bucket {
  return new s3.Bucket(scope, id, {
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    versioned: true,
    blockedEncryptionTypes: [s3.BlockedEncryptionType.SSE_C],
    encryption: s3.BucketEncryption.S3_MANAGED,
    removalPolicy,
    lifecycleRules: [
      {
        id: 'ExpireLogs',
        expiration: Duration.days(retentionDays),
        noncurrentVersionExpiration: Duration.days(RECOVERY_DAYS),
        abortIncompleteMultipartUploadAfter: Duration.days(1),
      },
      // S3 refuses this in a rule that expires objects as well.
      { id: 'DropEmptyMarkers', expiredObjectDeleteMarker: true },
    ],
    ...more,
  });
}

/** Elastic Load Balancing delivers for load balancers of this account. */
function delivery(bucket: s3.Bucket): iam.PolicyStatement {
  const { account, partition, region } = Stack.of(bucket);
  return new iam.PolicyStatement({
    sid: 'LoadBalancersDeliver',
    principals: [new iam.ServicePrincipal('logdelivery.elasticloadbalancing.amazonaws.com')],
    actions: ['s3:PutObject'],
    resources: [bucket.arnForObjects(`AWSLogs/${account}/*`)],
    conditions: {
      StringEquals: { 'aws:SourceAccount': account },
      ArnLike: {
        'aws:SourceArn': `arn:${partition}:elasticloadbalancing:${region}:${account}:loadbalancer/*`,
      },
    },
  });
}

/** Nobody deletes a log early, administrators included. Expiry by the lifecycle does not ask the policy. */
function deletionDenied(bucket: s3.Bucket): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: 'DenyDeletion',
    effect: iam.Effect.DENY,
    principals: [new iam.AnyPrincipal()],
    actions: ['s3:DeleteObject', 's3:DeleteObjectVersion'],
    resources: [bucket.arnForObjects('*')],
  });
}

/** Whoever may use a queue or a repository of the account may use the key for that, and for nothing else. */
export function allowThroughServices(key: kms.Key, services: readonly string[]): void {
  const { account, region } = Stack.of(key);
  key.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'ThroughServicesOnly',
      principals: [new iam.AnyPrincipal()],
      actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
      resources: ['*'],
      conditions: {
        StringEquals: {
          'kms:CallerAccount': account,
          'kms:ViaService': services.map((service) => `${service}.${region}.amazonaws.com`),
        },
      },
    }),
  );
}
