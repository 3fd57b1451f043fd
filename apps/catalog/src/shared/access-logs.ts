import { denyDeletion, logLifecycle, secureBucketProps } from '@hipaa-cdk/constructs';
import { dataRemoval } from '@hipaa-cdk/layer';
import { aws_iam as iam, aws_s3 as s3, Stack, type aws_kms as kms, RemovalPolicy } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/**
 * Keeps the access logs of every product's load balancer, and the log of who read those. Load balancers deliver into
 * buckets with S3's own keys only, and so does S3.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
 */
export class AccessLogs extends Construct {
  readonly bucket: s3.Bucket;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const readers = logBucket(this, 'Readers');
    this.bucket = logBucket(this, 'Bucket', {
      serverAccessLogsBucket: readers,
      serverAccessLogsPrefix: 'load-balancers/',
    });
    this.bucket.addToResourcePolicy(delivery(this.bucket));
    if (dataRemoval(this) === RemovalPolicy.RETAIN)
      for (const bucket of [readers, this.bucket]) denyDeletion(bucket);
  }
}

function logBucket(scope: Construct, id: string, more: s3.BucketProps = {}): s3.Bucket {
  return new s3.Bucket(scope, id, {
    ...secureBucketProps,
    encryption: s3.BucketEncryption.S3_MANAGED,
    removalPolicy: dataRemoval(scope),
    lifecycleRules: logLifecycle(scope),
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
