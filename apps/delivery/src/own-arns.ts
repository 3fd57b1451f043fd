import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** ARN of something in the account and region of the scope's stack. */
export function ownArn(scope: Construct, service: string, resource: string): string {
  const { partition, region, account } = Stack.of(scope);
  return `arn:${partition}:${service}:${region}:${account}:${resource}`;
}
