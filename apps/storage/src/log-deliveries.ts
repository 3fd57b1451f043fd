import { BUCKET_LOGS, LOAD_BALANCER_LOGS } from '@hipaa-cdk/contracts-storage';
import { stackName } from '@hipaa-cdk/layer';
import { environmentOf } from '@hipaa-cdk/parameters';
import type { LogDelivery } from '@hipaa-cdk/secure-buckets';
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** Whose logs other layers of the environment may send here. */
export function logDeliveries(scope: Construct): readonly LogDelivery[] {
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
