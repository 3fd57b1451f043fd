import { denyDeletion } from '@hipaa-cdk/secure-buckets';
import { Duration, RemovalPolicy, type aws_kms as kms, aws_s3 as s3 } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { AuditSettings } from '../../config';
import { allowDelivery } from './allow-delivery';
import { RecordBucket } from './record-bucket';
import { trailArn } from './trail-name';

export interface TrailBucketProps {
  readonly key: kms.IKey;
  readonly accessLogs: s3.Bucket;
  /** Days that the trail is kept, and locked where it is. */
  readonly retentionDays: number;
  readonly removalPolicy: RemovalPolicy;
  readonly lock: AuditSettings['trailLock'];
}

/** Keeps the trail of the account. Only this stack's trail writes to it, and while a lock lasts nobody takes anything out. */
export class TrailBucket extends RecordBucket {
  constructor(scope: Construct, id: string, props: TrailBucketProps) {
    super(scope, id, { ...props, lock: retention(props.lock.mode, props.retentionDays) });
    allowDelivery(this, {
      service: 'cloudtrail.amazonaws.com',
      look: ['s3:GetBucketAcl'],
      conditions: { StringEquals: { 'aws:SourceArn': trailArn(this) } },
      folder: '*',
    });
    if (props.removalPolicy === RemovalPolicy.RETAIN) denyDeletion(this, ['s3:BypassGovernanceRetention']);
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
