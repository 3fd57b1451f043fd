import { auditContract } from '@hipaa-cdk/contracts-audit';
import { environmentOf, readIfPresent } from '@hipaa-cdk/parameters';
import type { Construct } from 'constructs';
import type { Stack } from 'aws-cdk-lib';
import type { CatalogSettings } from './settings';
import type { LaunchPlace } from './launch/grant';

/** The plan that takes in machines with health data, and the role that it takes backups with. */
export interface BackupPlan {
  readonly planId: string;
  readonly roleArn: string;
}

/** The plan that the settings name, or else that of the audit layer. Undefined where the account has neither. */
export function backupPlan(scope: Construct, { backup }: CatalogSettings): BackupPlan | undefined {
  const planId = backup?.planId ?? auditPlan(scope);
  if (planId === undefined) return undefined;
  return { planId, roleArn: backup?.roleArn ?? defaultBackupRole(environmentOf(scope)) };
}

/** Where no health data may be nothing needs a plan, and the catalog does not wait for the audit layer. */
function auditPlan(scope: Construct): string | undefined {
  if (environmentOf(scope).dataClass !== 'phi') return undefined;
  return readIfPresent(scope, auditContract)?.backupPlanId;
}

/** The role that AWS Backup makes for itself when somebody first looks at it in the console. */
export function defaultBackupRole({ account }: { readonly account: string }): string {
  return `arn:aws:iam::${account}:role/service-role/AWSBackupDefaultServiceRole`;
}

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
