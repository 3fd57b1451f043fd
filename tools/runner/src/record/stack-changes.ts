import type { ResourceChange, StackEvent } from '@aws-sdk/client-cloudformation';
import type { Session } from '../aws/session';
import {
  type ChangedResources,
  beginsOperation,
  changedResources,
  changesByEvents,
} from './resource-changes';

/** The toolkit gives every change set this name, and leaves the executed one beside the stack until the next. */
const CHANGE_SET = 'cdk-deploy-change-set';

/** What the last deploy of a stack did to its resources. */
export async function stackChanges(session: Session, stack: string): Promise<ChangedResources> {
  const [announced, events] = await Promise.all([
    announcedChanges(session, stack),
    newestEvents(session, stack),
  ]);
  return changedResources(announced ?? changesByEvents(events), events);
}

/** Undefined where the change set is gone, such as after a deploy by another tool. */
async function announcedChanges(session: Session, StackName: string): Promise<ResourceChange[] | undefined> {
  const { ChangeSetNotFoundException, DescribeChangeSetCommand } =
    await import('@aws-sdk/client-cloudformation');
  const client = await session.cloudFormation();
  const changes: ResourceChange[] = [];
  let NextToken: string | undefined;
  try {
    do {
      const page = await client.send(
        new DescribeChangeSetCommand({ StackName, ChangeSetName: CHANGE_SET, NextToken }),
      );
      changes.push(...(page.Changes ?? []).flatMap(({ ResourceChange: change }) => change ?? []));
      NextToken = page.NextToken;
    } while (NextToken);
  } catch (error) {
    if (error instanceof ChangeSetNotFoundException) return undefined;
    throw error;
  }
  return changes;
}

async function newestEvents(session: Session, StackName: string): Promise<StackEvent[]> {
  const { paginateDescribeStackEvents } = await import('@aws-sdk/client-cloudformation');
  const events: StackEvent[] = [];
  const client = await session.cloudFormation();
  for await (const page of paginateDescribeStackEvents({ client }, { StackName })) {
    events.push(...(page.StackEvents ?? []));
    // A stack may have thousands of older ones.
    if (events.some(beginsOperation)) break;
  }
  return events;
}
