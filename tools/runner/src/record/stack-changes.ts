import type { ResourceChange, StackEvent, ChangeAction } from '@aws-sdk/client-cloudformation';
import type { Session } from '../aws/session';

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

/** How many resources of a stack became what in one operation. */
export interface ResourceChanges {
  readonly added: number;
  readonly changed: number;
  /** Made anew, under another physical id. */
  readonly replaced: number;
  readonly removed: number;
}

/** Logical ids by what became of them. */
export type ChangedResources = Readonly<Record<keyof ResourceChanges, readonly string[]>>;

/** What an operation that changed no resource did. */
export const NO_CHANGES: ResourceChanges = { added: 0, changed: 0, replaced: 0, removed: 0 };

/** Ends of a resource's way out. One that is kept leaves the stack too. */
const GONE = new Set(['DELETE_COMPLETE', 'DELETE_SKIPPED']);

/**
 * What the last operation on a stack did to its resources: what the executed change set announced, where the stack's own
 * events bear it out. A change set names resources that then need nothing, and leaves open whether some are replaced.
 *
 * @param announced of the executed change set
 * @param events of the stack, newest first
 */
export function changedResources(
  announced: readonly ResourceChange[],
  events: readonly StackEvent[],
): ChangedResources {
  const statuses = statusesById(events);
  const has = (id: string, test: (status: string) => boolean): boolean => (statuses.get(id) ?? []).some(test);
  const ids = (action: ChangeAction): string[] =>
    announced.filter((change) => change.Action === action).map(idOf);
  const modified = ids('Modify').filter((id) => has(id, (status) => status === 'UPDATE_COMPLETE'));
  const certain = new Set(announced.filter(({ Replacement }) => Replacement === 'True').map(idOf));
  const isReplaced = (id: string): boolean => certain.has(id) || has(id, (status) => GONE.has(status));
  return {
    added: ids('Add'),
    changed: modified.filter((id) => !isReplaced(id)),
    replaced: modified.filter(isReplaced),
    removed: ids('Remove'),
  };
}

/** What a change set would have announced, by the events alone. */
export function changesByEvents(events: readonly StackEvent[]): ResourceChange[] {
  return [...statusesById(events)].map(([LogicalResourceId, seen]) => {
    if (seen.includes('UPDATE_COMPLETE')) return { LogicalResourceId, Action: 'Modify' };
    return { LogicalResourceId, Action: seen.includes('CREATE_COMPLETE') ? 'Add' : 'Remove' };
  });
}

/** The numbers of `changedResources`. */
export function countChanges(resources: ChangedResources): ResourceChanges {
  return {
    added: resources.added.length,
    changed: resources.changed.length,
    replaced: resources.replaced.length,
    removed: resources.removed.length,
  };
}

/** `+2 ~1`: added, changed, replaced (`!`) and removed (`-`), without those that are none. */
export function changesText({ added, changed, replaced, removed }: ResourceChanges): string {
  const parts = [
    ['+', added] as const,
    ['~', changed] as const,
    ['!', replaced] as const,
    ['-', removed] as const,
  ];
  return parts
    .filter(([, count]) => count > 0)
    .map(([sign, count]) => `${sign}${count}`)
    .join(' ');
}

/** Whether an operation on the stack begins with this event. Older ones belong to earlier operations. */
function beginsOperation({ PhysicalResourceId, StackId, ResourceStatus }: StackEvent): boolean {
  return PhysicalResourceId === StackId && /^(CREATE|UPDATE|IMPORT)_IN_PROGRESS$/.test(ResourceStatus ?? '');
}

function idOf({ LogicalResourceId = '' }: ResourceChange): string {
  return LogicalResourceId;
}

/** Logical id -> what its resource went through since the stack's last operation began. */
function statusesById(events: readonly StackEvent[]): ReadonlyMap<string, readonly string[]> {
  const start = events.findIndex(beginsOperation);
  const statuses = new Map<string, string[]>();
  for (const event of events.slice(0, start < 0 ? events.length : start)) {
    if (event.PhysicalResourceId === event.StackId) continue;
    const id = event.LogicalResourceId ?? '';
    statuses.set(id, [...(statuses.get(id) ?? []), event.ResourceStatus ?? '']);
  }
  return statuses;
}
