import type { StackResourceSummary } from '@aws-sdk/client-cloudformation';
import type { Session } from './session';

/** Every resource that a stack has now, with what is known of its drift. */
export async function stackResources(session: Session, stack: string): Promise<StackResourceSummary[]> {
  const { paginateListStackResources } = await import('@aws-sdk/client-cloudformation');
  const client = await session.cloudFormation();
  const resources: StackResourceSummary[] = [];
  for await (const page of paginateListStackResources({ client }, { StackName: stack })) {
    resources.push(...(page.StackResourceSummaries ?? []));
  }
  return resources.filter(({ ResourceStatus }) => ResourceStatus !== 'DELETE_COMPLETE');
}
