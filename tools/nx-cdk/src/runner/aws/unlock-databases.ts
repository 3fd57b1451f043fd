import type { Session } from './session';

/**
 * Takes the deletion protection off the database clusters of a stack that is about to go. Everything else that could
 * remove a database meets the protection.
 */
export async function unlockDatabases(session: Session, stack: string): Promise<void> {
  const { DescribeStackResourcesCommand } = await import('@aws-sdk/client-cloudformation');
  const client = await session.cloudFormation();
  const { StackResources } = await client.send(new DescribeStackResourcesCommand({ StackName: stack }));
  const clusters = (StackResources ?? []).filter(
    ({ ResourceType, ResourceStatus }) =>
      ResourceType === 'AWS::RDS::DBCluster' && ResourceStatus !== 'DELETE_COMPLETE',
  );
  for (const { PhysicalResourceId } of clusters) {
    if (PhysicalResourceId) await unlock(session, PhysicalResourceId);
  }
}

async function unlock(session: Session, DBClusterIdentifier: string): Promise<void> {
  const { DBClusterNotFoundFault, ModifyDBClusterCommand } = await import('@aws-sdk/client-rds');
  const client = await session.rds();
  try {
    await client.send(new ModifyDBClusterCommand({ DBClusterIdentifier, DeletionProtection: false }));
  } catch (error) {
    if (!(error instanceof DBClusterNotFoundFault)) throw error;
  }
}
