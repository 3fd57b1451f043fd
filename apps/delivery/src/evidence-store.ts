import { type LogBucket, denyDeletion } from '@hipaa-cdk/constructs';
import type { Environment } from '@hipaa-cdk/environments';
import { dataRemoval } from '@hipaa-cdk/layer';
import { EVIDENCE_READS } from '@hipaa-cdk/pipeline';
import { Duration, RemovalPolicy, aws_iam as iam, type aws_kms as kms, aws_s3 as s3 } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { KeptBucket } from './kept-bucket';
import type { DeliverySettings } from './settings';

export interface EvidenceStoreProps {
  readonly key: kms.Key;
  readonly accessLogs: LogBucket;
  readonly settings: DeliverySettings['evidence'];
}

/**
 * Keeps the evidence of each deploy, by environment, as 45 CFR 164.316(b)(2)(i) asks of documentation. Whoever deploys adds
 * to it, and nobody takes anything away before its time.
 */
export class EvidenceStore extends Construct {
  readonly bucket: s3.Bucket;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: EvidenceStoreProps,
  ) {
    super(scope, id);
    const { key, accessLogs, settings } = props;
    const { keepDays: days } = settings;
    this.bucket = new KeptBucket(this, 'Bucket', {
      key,
      accessLogs,
      accessLogsPrefix: 'evidence/',
      days,
      expiry: 'ExpireEvidence',
      lock: retention(settings),
    });
    if (dataRemoval(this) === RemovalPolicy.RETAIN)
      denyDeletion(this.bucket, ['s3:BypassGovernanceRetention']);
  }

  /** Lets whoever has the statements look at what the evidence is made of, and keep that of an environment that is protected. */
  keepStatements({ name, protected: isProtected }: Environment): iam.PolicyStatement[] {
    if (!isProtected) return [];
    return [
      new iam.PolicyStatement({
        sid: 'LookForEvidence',
        actions: [...EVIDENCE_READS],
        // Rules, alarms, trails, restores and findings of the account: each call asks for all of them.
        resources: ['*'],
      }),
      new iam.PolicyStatement({
        sid: 'KeepEvidence',
        actions: ['s3:PutObject'],
        resources: [this.bucket.arnForObjects(`${name}/*`)],
      }),
      new iam.PolicyStatement({
        sid: 'EvidenceKey',
        actions: ['kms:GenerateDataKey'],
        resources: [this.props.key.keyArn],
      }),
    ];
  }
}

function retention({ lock, keepDays }: DeliverySettings['evidence']): s3.ObjectLockRetention | undefined {
  if (lock.mode === 'none') return undefined;
  const days = Duration.days(keepDays);
  return lock.mode === 'compliance'
    ? s3.ObjectLockRetention.compliance(days)
    : s3.ObjectLockRetention.governance(days);
}
