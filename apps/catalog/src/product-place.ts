import { type Stack } from 'aws-cdk-lib';
import type { CatalogSettings } from '../config';
import { defaultBackupRole } from './launch/default-backup-role';
import type { LaunchPlace } from './launch/grant';

/** Where products of a stack are launched, apart from which. */
export function productPlace(
  stack: Stack,
  settings: CatalogSettings,
  shared: Pick<LaunchPlace, 'boundaryArn' | 'webAclArn'>,
): Omit<LaunchPlace, 'product'> {
  const { partition, region, account } = stack;
  const { backup } = settings;
  return {
    partition,
    region,
    account,
    ...shared,
    ...(backup && {
      backup: {
        planArn: `arn:${partition}:backup:${region}:${account}:backup-plan:${backup.planId}`,
        roleArn: backup.roleArn ?? defaultBackupRole({ account }),
      },
    }),
  };
}
