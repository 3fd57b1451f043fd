import type { CloudFormationClient, Stack } from '@aws-sdk/client-cloudformation';
import { setTimeout as delay } from 'node:timers/promises';
import { UserError } from '@hipaa-cdk/errors';
import type { ParameterValues } from '@hipaa-cdk/template-parameters';
import type { Say } from '../launcher';

/** Milliseconds between two looks at a stack. */
const POLL = 100;

/** The stack of that name, or undefined where there is none. */
export async function findStack(client: CloudFormationClient, name: string): Promise<Stack | undefined> {
  const { DescribeStacksCommand } = await import('@aws-sdk/client-cloudformation');
  try {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: name }));
    return Stacks?.[0];
  } catch (error) {
    if (error instanceof Error && /does not exist/.test(error.message)) return undefined;
    throw error;
  }
}

/**
 * Tells what happens to a stack until nothing does any more.
 *
 * @param name the stack; by its id when it may be gone
 * @returns the stack at rest, or undefined when it is gone
 */
export async function followStack(
  client: CloudFormationClient,
  name: string,
  say: Say,
): Promise<Stack | undefined> {
  const told = new Set<string>();
  for (;;) {
    const stack = await findStack(client, name);
    if (stack) await tellEvents(client, name, told, say);
    if (!stack?.StackStatus?.endsWith('_IN_PROGRESS')) return stack;
    await delay(POLL);
  }
}

async function tellEvents(
  client: CloudFormationClient,
  name: string,
  told: Set<string>,
  say: Say,
): Promise<void> {
  const { DescribeStackEventsCommand } = await import('@aws-sdk/client-cloudformation');
  const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName: name }));
  for (const event of [...StackEvents].reverse()) {
    const { EventId = '', LogicalResourceId, ResourceStatus = '', ResourceStatusReason } = event;
    if (told.has(EventId)) continue;
    told.add(EventId);
    const failed = ResourceStatus.endsWith('_FAILED') ? `: ${ResourceStatusReason ?? 'no reason given'}` : '';
    if (!ResourceStatus.endsWith('_IN_PROGRESS'))
      say(`  ${ResourceStatus} ${LogicalResourceId ?? ''}${failed}`);
  }
}

/** Outputs of a stack by name. */
export function outputsOf({ Outputs = [] }: Stack): ParameterValues {
  return Object.fromEntries(Outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]));
}

/**
 * Makes sure that a stack ended as it should.
 *
 * @throws UserError with `code`
 */
export function assertEnded(stack: Stack | undefined, status: string, code: string): asserts stack is Stack {
  if (stack?.StackStatus === status) return;
  throw new UserError({
    code,
    message: `the stack ${stack?.StackName ?? ''} is ${stack?.StackStatus ?? 'gone'}; expected ${status}; what failed stands above`,
  });
}
