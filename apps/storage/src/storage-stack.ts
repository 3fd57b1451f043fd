import { storageContract, BUCKET_LOGS, LOAD_BALANCER_LOGS } from '@hipaa-cdk/contracts-storage';
import { LayerStack, type LayerStackProps, stackName } from '@hipaa-cdk/layer';
import { publish, environmentOf } from '@hipaa-cdk/parameters';
import { LogBucket, type LogDelivery } from '@hipaa-cdk/constructs';
import type { Construct } from 'constructs';
import { Stack } from 'aws-cdk-lib';
import type { StorageSettings } from './settings';
import { ApplicationBucket } from './application-bucket';

/** The application's bucket with its key, and the bucket that keeps its access logs. */
export class StorageStack extends LayerStack {
  constructor(scope: Construct, id: string, props: LayerStackProps<StorageSettings>) {
    super(scope, id, props);
    const logBucket = new LogBucket(this, 'Logs');
    logBucket.addDelivery(logDeliveries(this));
    const { bucket, key } = new ApplicationBucket(this, 'Application', {
      logBucket,
      settings: props.settings,
    });
    publish(this, storageContract, {
      bucketName: bucket.bucketName,
      bucketArn: bucket.bucketArn,
      bucketKeyArn: key.keyArn,
      logBucketName: logBucket.bucketName,
    });
  }
}

/** Whose logs other layers of the environment may send here. */
function logDeliveries(scope: Construct): readonly LogDelivery[] {
  const { partition, region, account } = Stack.of(scope);
  return [
    {
      sid: 'LoadBalancerLogs',
      service: 'logdelivery.elasticloadbalancing.amazonaws.com',
      prefix: `${LOAD_BALANCER_LOGS}/AWSLogs/${account}/`,
      sources: `arn:${partition}:elasticloadbalancing:${region}:${account}:loadbalancer/*`,
    },
    {
      sid: 'BucketLogs',
      service: 'logging.s3.amazonaws.com',
      prefix: BUCKET_LOGS,
      // CloudFormation starts the names of buckets with those of their stacks.
      sources: `arn:${partition}:s3:::${stackName(environmentOf(scope).name, '')}*`,
    },
  ];
}
