import { denyDeletion } from '@hipaa-cdk/secure-buckets';
import { RemovalPolicy, aws_iam as iam, type aws_kms as kms } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { allowDelivery } from './allow-delivery';
import { RecordBucket, type RecordBucketProps } from './record-bucket';

export interface HistoryBucketProps extends Omit<RecordBucketProps, 'key' | 'lock'> {
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
    if (props.removalPolicy === RemovalPolicy.RETAIN) denyDeletion(this);
  }
}
