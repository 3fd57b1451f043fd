import { environmentOf } from '@hipaa-cdk/parameters';
import { dataRemoval } from '@hipaa-cdk/layer';
import { logLifecycle, secureBucketProps, denyDeletion } from '@hipaa-cdk/constructs';
import {
  RemovalPolicy,
  type aws_kms as kms,
  aws_s3 as s3,
  Duration,
  aws_iam as iam,
  Stack,
} from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { AuditSettings } from '../settings';

interface RecordBucketProps {
  /** Encrypts the records. */
  readonly key: kms.IKey;
  /** Where the bucket's own access logs go. */
  readonly accessLogs: s3.Bucket;
  /**
   * How long nobody can delete a record that was just written.
   *
   * @default - no lock
   */
  readonly lock?: s3.ObjectLockRetention;
}

/** Keeps what an AWS service records about the account: encrypted with our key, versioned, and itself logged. */
class RecordBucket extends s3.Bucket {
  constructor(scope: Construct, id: string, props: RecordBucketProps) {
    super(scope, id, {
      ...secureBucketProps,
      encryption: s3.BucketEncryption.KMS,
      encryptionKey: props.key,
      // One call to the key service serves many records.
      bucketKeyEnabled: true,
      serverAccessLogsBucket: props.accessLogs,
      serverAccessLogsPrefix: `${id.toLowerCase()}/`,
      lifecycleRules: logLifecycle(scope),
      objectLockDefaultRetention: props.lock,
      removalPolicy: dataRemoval(scope),
    });
  }
}

interface TrailBucketProps {
  readonly key: kms.IKey;
  readonly accessLogs: s3.Bucket;
  readonly lock: AuditSettings['trailLock'];
}

/** Keeps the trail of the account. Only this stack's trail writes to it, and while a lock lasts nobody takes anything out. */
export class TrailBucket extends RecordBucket {
  constructor(scope: Construct, id: string, props: TrailBucketProps) {
    const { logRetentionDays } = environmentOf(scope).profile;
    super(scope, id, { ...props, lock: retention(props.lock.mode, logRetentionDays) });
    allowDelivery(this, {
      service: 'cloudtrail.amazonaws.com',
      look: ['s3:GetBucketAcl'],
      conditions: { StringEquals: { 'aws:SourceArn': trailArn(this) } },
      folder: '*',
    });
    if (dataRemoval(this) === RemovalPolicy.RETAIN) denyDeletion(this, ['s3:BypassGovernanceRetention']);
  }
}

function retention(
  mode: AuditSettings['trailLock']['mode'],
  days: number,
): s3.ObjectLockRetention | undefined {
  const duration = Duration.days(days);
  switch (mode) {
    case 'compliance':
      return s3.ObjectLockRetention.compliance(duration);
    case 'governance':
      return s3.ObjectLockRetention.governance(duration);
    case 'none':
      return undefined;
  }
}

interface HistoryBucketProps extends Omit<RecordBucketProps, 'key' | 'lock'> {
  readonly key: kms.Key;
}

/**
 * Keeps what AWS Config records. It delivers into no bucket that locks objects by default, so a policy guards this one.
 *
 * @see https://docs.aws.amazon.com/config/latest/developerguide/manage-delivery-channel.html
 */
export class HistoryBucket extends RecordBucket {
  constructor(scope: Construct, id: string, props: HistoryBucketProps) {
    super(scope, id, props);
    const conditions = { StringEquals: { 'aws:SourceAccount': this.stack.account } };
    allowDelivery(this, {
      service: 'config.amazonaws.com',
      look: ['s3:GetBucketAcl', 's3:ListBucket'],
      conditions,
      folder: 'Config/*',
    });
    props.key.addToResourcePolicy(
      new iam.PolicyStatement({
        sid: 'ConfigOfThisAccount',
        principals: [new iam.ServicePrincipal('config.amazonaws.com')],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
        conditions,
      }),
    );
    if (dataRemoval(this) === RemovalPolicy.RETAIN) denyDeletion(this);
  }
}

interface DeliveryProps {
  /** Such as `cloudtrail.amazonaws.com`. */
  readonly service: string;
  /** What it asks for about the bucket before it writes. */
  readonly look: readonly string[];
  /** What the service must be acting for, as conditions of a policy. */
  readonly conditions: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Where below `AWSLogs/<account>/` it writes. */
  readonly folder: string;
}

/** Lets an AWS service look at a bucket and write records of this account into it, handing over what it writes. */
function allowDelivery(bucket: s3.Bucket, props: DeliveryProps): void {
  const { service, look, conditions, folder } = props;
  const principals = [new iam.ServicePrincipal(service)];
  bucket.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'LookAtBucket',
      principals,
      actions: [...look],
      resources: [bucket.bucketArn],
      conditions,
    }),
  );
  bucket.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'WriteRecords',
      principals,
      actions: ['s3:PutObject'],
      resources: [bucket.arnForObjects(`AWSLogs/${bucket.stack.account}/${folder}`)],
      conditions: {
        ...conditions,
        StringEquals: { ...conditions['StringEquals'], 's3:x-amz-acl': 'bucket-owner-full-control' },
      },
    }),
  );
}

/** Name of the trail of a stack. The policies of its bucket and key name it before it is there, so it cannot be made up. */
export function trailName(scope: Construct): string {
  return `${Stack.of(scope).stackName}-trail`;
}

/** ARN of the trail of that name in the account and region of the stack. */
export function trailArn(scope: Construct): string {
  return Stack.of(scope).formatArn({
    service: 'cloudtrail',
    resource: 'trail',
    resourceName: trailName(scope),
  });
}
