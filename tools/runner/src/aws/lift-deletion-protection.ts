import { databaseClusterProtection } from './database-cluster-protection';
import type { DeletionProtection } from './deletion-protection';
import { loadBalancerProtection } from './load-balancer-protection';
import type { Session } from './session';
import { userPoolProtection } from './user-pool-protection';

/** Every guard that a layer may put on a resource. */
const protections: readonly DeletionProtection[] = [
  databaseClusterProtection,
  loadBalancerProtection,
  userPoolProtection,
];

/**
 * Takes the deletion protection off the resources of a stack that is about to go. Everything else that could remove them
 * meets the protection.
 */
export async function liftDeletionProtection(session: Session, stack: string): Promise<void> {
  const { paginateListStackResources } = await import('@aws-sdk/client-cloudformation');
  const client = await session.cloudFormation();
  // Asked for all at once, CloudFormation tells of a hundred resources and of no more.
  for await (const page of paginateListStackResources({ client }, { StackName: stack })) {
    for (const { ResourceType, ResourceStatus, PhysicalResourceId } of page.StackResourceSummaries ?? []) {
      const protection = protections.find(({ type }) => type === ResourceType);
      if (!protection || !PhysicalResourceId || ResourceStatus === 'DELETE_COMPLETE') continue;
      await protection.lift(session, PhysicalResourceId);
    }
  }
}
