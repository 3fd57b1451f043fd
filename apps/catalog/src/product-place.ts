import { type Stack } from 'aws-cdk-lib';
import type { BackupPlan } from './backup-plan';
import type { LaunchPlace } from './launch/grant';

/** Where products of a stack are launched, apart from which. */
export function productPlace(
  stack: Stack,
  shared: Pick<LaunchPlace, 'boundaryArn' | 'webAclArn'>,
  plan: BackupPlan | undefined,
): Omit<LaunchPlace, 'product'> {
  const { partition, region, account } = stack;
  return {
    partition,
    region,
    account,
    ...shared,
    ...(plan && {
      backup: {
        planArn: `arn:${partition}:backup:${region}:${account}:backup-plan:${plan.planId}`,
        roleArn: plan.roleArn,
      },
    }),
  };
}
