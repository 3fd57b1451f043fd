import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

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
