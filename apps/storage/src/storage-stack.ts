import { storageContract } from '@hipaa-cdk/contracts-storage';
import { LayerStack, type LayerStackProps } from '@hipaa-cdk/layer';
import { publish } from '@hipaa-cdk/parameters';
import { LogBucket } from '@hipaa-cdk/secure-buckets';
import type { Construct } from 'constructs';
import type { StorageSettings } from '../config';
import { ApplicationBucket } from './application-bucket';
import { logDeliveries } from './log-deliveries';

/** The application's bucket with its key, and the bucket that keeps its access logs. */
export class StorageStack extends LayerStack {
  constructor(scope: Construct, id: string, props: LayerStackProps<StorageSettings>) {
    super(scope, id, props);
    const { profile } = props.environment;
    const logBucket = new LogBucket(this, 'Logs', {
      retentionDays: profile.logRetentionDays,
      removalPolicy: this.dataRemoval,
    });
    logBucket.addDelivery(logDeliveries(this));
    const { bucket, key } = new ApplicationBucket(this, 'Application', {
      logBucket,
      settings: props.settings,
      removalPolicy: this.dataRemoval,
    });
    publish(this, storageContract, {
      bucketName: bucket.bucketName,
      bucketArn: bucket.bucketArn,
      bucketKeyArn: key.keyArn,
      logBucketName: logBucket.bucketName,
    });
  }
}
