import { UserError } from '@hipaa-cdk/errors';
import type { StackEvent } from '@aws-sdk/client-cloudformation';
import type { DeployedStack } from '../aws/deployed-stack';
import type { Session } from '../aws/session';

/** A status of a stack that is more than "up" or "absent". */
export interface Trouble {
  /** What it means, as the end of the sentence "the stack is …:". */
  readonly meaning: string;
  /** Command on the layer that leads out of it; none where there is nothing but to wait or to ask CloudFormation itself. */
  readonly way?: 'recover' | 'deploy';
}

const TROUBLES: Readonly<Record<string, Trouble>> = {
  UPDATE_ROLLBACK_FAILED: {
    meaning: 'an update failed and could not be rolled back; CloudFormation takes no update until it is',
    way: 'recover',
  },
  ROLLBACK_FAILED: {
    meaning: 'its first deploy failed, and not all that it had made could be removed',
    way: 'recover',
  },
  CREATE_FAILED: { meaning: 'its first deploy failed, and nothing was rolled back', way: 'recover' },
  DELETE_FAILED: { meaning: 'it was being removed, and some of it could not be', way: 'recover' },
  IMPORT_ROLLBACK_FAILED: {
    meaning: 'an import failed and could not be rolled back; only the console of CloudFormation leads on',
  },
  REVIEW_IN_PROGRESS: {
    meaning: 'a change set was made for it and never carried out; it has no resources',
    way: 'deploy',
  },
  ROLLBACK_COMPLETE: {
    meaning: 'its first deploy failed and was rolled back; it has no resources',
    way: 'deploy',
  },
  UPDATE_FAILED: { meaning: 'an update failed, and was not rolled back', way: 'deploy' },
  UPDATE_ROLLBACK_COMPLETE: { meaning: 'its last update failed and was rolled back', way: 'deploy' },
  IMPORT_ROLLBACK_COMPLETE: { meaning: 'its last import failed and was rolled back', way: 'deploy' },
};

/** What is the matter with a stack; undefined for one that holds what its last deploy wanted. */
export function troubleOf(status: string): Trouble | undefined {
  if (TROUBLES[status]) return TROUBLES[status];
  return status.endsWith('_IN_PROGRESS')
    ? {
        meaning:
          'something changes it now: a deploy that was killed, another tool, or somebody in the console',
      }
    : undefined;
}

/**
 * Refuses to deploy to a stack that CloudFormation would not update: asked to, it would call it unchanged, or fail halfway.
 *
 * @throws UserError `STACK_STUCK` naming what failed, and the command that leads on
 */
export async function assertNotStuck(
  session: Session,
  layer: string,
  stack: DeployedStack | undefined,
): Promise<void> {
  const trouble = stack && troubleOf(stack.status);
  if (!trouble || trouble.way === 'deploy') return;
  throw new UserError({
    code: 'STACK_STUCK',
    message: [
      `${stack.name} is ${stack.status}: ${trouble.meaning}`,
      ...(await failedResources(session, stack.id)).map((text) => `  ✖ ${text}`),
    ].join('\n'),
    remedy: `npx nx run ${layer}:${trouble.way ?? 'status'} --env=${session.environment.name}`,
  });
}

/** Resources that failed in the last operation, the first cause first, each with CloudFormation's reason. */
export async function failedResources(session: Session, stackId: string): Promise<string[]> {
  return (await failedEvents(session, stackId)).map(
    ({ LogicalResourceId, ResourceType, ResourceStatusReason = 'no reason given' }) =>
      `${LogicalResourceId} (${ResourceType}): ${ResourceStatusReason.split('\n')[0]}`,
  );
}

/** Resources that stopped only because another one failed say nothing new. */
const CONSEQUENCE = /cancelled/i;

async function failedEvents(session: Session, stackId: string): Promise<StackEvent[]> {
  const { DescribeStackEventsCommand } = await import('@aws-sdk/client-cloudformation');
  const client = await session.cloudFormation();
  // The newest events, which a page of them holds: an operation that failed is the last one.
  const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName: stackId }));
  const seen = new Set<string>();
  return StackEvents.filter((event) => {
    const { LogicalResourceId: id = '', ResourceStatus = '', PhysicalResourceId, StackId } = event;
    const isNews = !seen.has(id);
    seen.add(id);
    const isCause = ResourceStatus.endsWith('_FAILED') && !CONSEQUENCE.test(event.ResourceStatusReason ?? '');
    return isNews && isCause && PhysicalResourceId !== StackId;
  }).reverse();
}

/** Logical ids of the resources that failed in the last operation. */
export async function failedIds(session: Session, stackId: string): Promise<string[]> {
  return (await failedEvents(session, stackId)).map(({ LogicalResourceId = '' }) => LogicalResourceId);
}
