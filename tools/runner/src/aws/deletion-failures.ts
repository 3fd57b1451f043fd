import type { Session } from './session';

/** What CloudFormation could not delete, and why: the newest failures of the stack's events. */
export async function deletionFailures(session: Session, stackId: string): Promise<string[]> {
  const { DescribeStackEventsCommand } = await import('@aws-sdk/client-cloudformation');
  const client = await session.cloudFormation();
  const { StackEvents } = await client.send(new DescribeStackEventsCommand({ StackName: stackId }));
  return (StackEvents ?? [])
    .filter((event) => event.ResourceStatus === 'DELETE_FAILED' && event.PhysicalResourceId !== stackId)
    .map(
      (event) =>
        `${event.LogicalResourceId} (${event.ResourceType}): ${event.ResourceStatusReason ?? 'no reason given'}`,
    );
}
