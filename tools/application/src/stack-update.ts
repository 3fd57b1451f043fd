import { setTimeout as delay } from 'node:timers/promises';
import type { StackEvent } from '@aws-sdk/client-cloudformation';
import { UserError } from '@hipaa-cdk/errors';
import { type DeployedStack, describeStack, pollMilliseconds, type Session } from '@hipaa-cdk/runner';

export interface StackUpdateProps {
  readonly session: Session;
  readonly layer: string;
  /** What comes up, or does not, for people. */
  readonly about: string;
  readonly say: (line: string) => void;
  /** Minutes that CloudFormation may take. */
  readonly limitMinutes: number;
  /**
   * ARN of the role that CloudFormation acts with.
   *
   * @default - that of the deploy before
   */
  readonly executionRole?: string;
}

/**
 * Updates a stack with the template and the parameters that it has, so that it reads the Parameter Store anew, and waits for
 * the end.
 *
 * @returns what was done, oldest first; nothing when all was as it is
 * @throws UserError `RELEASE_FAILED` when CloudFormation has gone back, `RELEASE_UNFINISHED` when it goes on
 */
export async function updateAsItIs(
  props: StackUpdateProps,
  stack: DeployedStack,
): Promise<readonly StackEvent[]> {
  const { session, limitMinutes, say, layer } = props;
  const began = await begin(props, stack);
  if (!began) return [];
  const ends = Date.now() + limitMinutes * 60_000;
  let told = '';
  for (;;) {
    const status = (await describeStack(session, stack.name))?.status ?? 'gone';
    if (status !== told) say(`${layer}: ${status}`);
    told = status;
    if (status === 'UPDATE_COMPLETE') return eventsSince(session, stack.name, began);
    if (!status.endsWith('_IN_PROGRESS')) throw await failed(props, stack.name, status, began);
    if (Date.now() >= ends) {
      throw new UserError({
        code: 'RELEASE_UNFINISHED',
        message: `${stack.name} is ${status} after ${limitMinutes} minutes; CloudFormation goes on`,
        remedy: `npx nx run ${layer}:status --env=${session.environment.name}`,
      });
    }
    await delay(pollMilliseconds(session));
  }
}

/** @returns when the update began, by CloudFormation's clock; undefined when there was nothing to update */
async function begin(
  { session, executionRole }: StackUpdateProps,
  stack: DeployedStack,
): Promise<Date | undefined> {
  const { UpdateStackCommand, DescribeStackEventsCommand } = await import('@aws-sdk/client-cloudformation');
  const client = await session.cloudFormation();
  const { StackEvents } = await client.send(new DescribeStackEventsCommand({ StackName: stack.id }));
  try {
    await client.send(
      new UpdateStackCommand({
        StackName: stack.id,
        UsePreviousTemplate: true,
        ...(executionRole !== undefined && { RoleARN: executionRole }),
        Parameters: [...stack.parameters.keys()].map((ParameterKey) => ({
          ParameterKey,
          UsePreviousValue: true,
        })),
        Capabilities: ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM'],
      }),
    );
  } catch (error) {
    if (error instanceof Error && /No updates are to be performed/i.test(error.message)) return undefined;
    throw error;
  }
  return StackEvents?.[0]?.Timestamp ?? new Date(0);
}

async function failed(
  { session, layer, about }: StackUpdateProps,
  stack: string,
  status: string,
  began: Date,
): Promise<UserError> {
  const events = await eventsSince(session, stack, began);
  const first = events.find(({ ResourceStatus = '' }) => ResourceStatus.endsWith('_FAILED'));
  const why = first
    ? `${first.LogicalResourceId ?? ''}: ${first.ResourceStatusReason ?? 'no reason given'}`
    : status;
  const isBack = status === 'UPDATE_ROLLBACK_COMPLETE';
  return new UserError({
    code: 'RELEASE_FAILED',
    message: `${about} did not come up; ${isBack ? 'the version before runs on' : `the stack is ${status}`}. ${why}`,
    remedy: isBack
      ? 'look at the log of the application, and release another version'
      : `npx nx run ${layer}:status --env=${session.environment.name}`,
  });
}

/** What CloudFormation did to a stack after a moment, oldest first. */
async function eventsSince(session: Session, StackName: string, began: Date): Promise<StackEvent[]> {
  const { paginateDescribeStackEvents } = await import('@aws-sdk/client-cloudformation');
  const client = await session.cloudFormation();
  const events: StackEvent[] = [];
  for await (const page of paginateDescribeStackEvents({ client }, { StackName })) {
    const later = (page.StackEvents ?? []).filter(({ Timestamp = began }) => Timestamp > began);
    events.push(...later);
    if (later.length < (page.StackEvents ?? []).length) break;
  }
  return events.reverse();
}
