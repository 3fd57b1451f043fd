import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** A role of the CDK bootstrap, by what it is for. */
export type BootstrapRole = 'deploy' | 'file-publishing' | 'lookup';

/** ARNs of roles that the CDK bootstrap made in this account and region. */
export function bootstrapRoleArns(scope: Construct, ...roles: readonly BootstrapRole[]): string[] {
  const { partition, account, region } = Stack.of(scope);
  return roles.map(
    (role) => `arn:${partition}:iam::${account}:role/cdk-hnb659fds-${role}-role-${account}-${region}`,
  );
}
