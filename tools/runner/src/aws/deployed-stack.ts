import { setTimeout as delay } from 'node:timers/promises';
import type { Stack } from '@aws-sdk/client-cloudformation';
import type { Session } from './session';

/** A stack as CloudFormation describes it. */
export interface DeployedStack {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly terminationProtection: boolean;
  readonly lastUpdated?: Date;
  /** Template parameter -> value in use; for a value from the Parameter Store, what it was at the last deploy. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly tags: ReadonlyMap<string, string>;
  /** What the last look for drift found, such as `IN_SYNC`; `NOT_CHECKED` where nobody looked. */
  readonly driftStatus: string;
  readonly driftCheckedAt?: Date;
}

/** The stack of that name or id, or undefined where there is none. */
export async function describeStack(session: Session, name: string): Promise<DeployedStack | undefined> {
  const { DescribeStacksCommand } = await import('@aws-sdk/client-cloudformation');
  const client = await session.cloudFormation();
  try {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: name }));
    const stack = Stacks?.[0];
    return stack && toDeployedStack(stack);
  } catch (error) {
    if (error instanceof Error && /does not exist/.test(error.message)) return undefined;
    throw error;
  }
}

/** Every stack of the account and region. */
export async function listStacks(session: Session): Promise<DeployedStack[]> {
  const { paginateDescribeStacks } = await import('@aws-sdk/client-cloudformation');
  const stacks: DeployedStack[] = [];
  for await (const page of paginateDescribeStacks({ client: await session.cloudFormation() }, {})) {
    stacks.push(...(page.Stacks ?? []).map(toDeployedStack));
  }
  return stacks;
}

/** The template as it was handed in. */
export async function deployedTemplate(session: Session, stack: string): Promise<string> {
  const { GetTemplateCommand } = await import('@aws-sdk/client-cloudformation');
  const client = await session.cloudFormation();
  const { TemplateBody } = await client.send(
    new GetTemplateCommand({ StackName: stack, TemplateStage: 'Original' }),
  );
  return TemplateBody ?? '';
}

/**
 * Waits until nobody changes the stack any more, such as after a deploy whose command line was killed.
 *
 * @returns the stack at rest, or undefined when it is gone
 */
export async function settledStack(
  session: Session,
  name: string,
  onWait: (status: string) => void,
): Promise<DeployedStack | undefined> {
  let said = '';
  for (;;) {
    const stack = await describeStack(session, name);
    // A stack in review is a change set that nobody executed: it is at rest.
    if (!stack || !stack.status.endsWith('_IN_PROGRESS') || stack.status === 'REVIEW_IN_PROGRESS')
      return stack;
    if (stack.status !== said) onWait(stack.status);
    said = stack.status;
    await delay(pollMilliseconds(session));
  }
}

/** The embedded AWS answers at once and for free; a real account throttles. */
export function pollMilliseconds(session: Session): number {
  return session.environment.target === 'embedded' ? 100 : 3000;
}

function toDeployedStack(stack: Stack): DeployedStack {
  return {
    id: stack.StackId ?? '',
    name: stack.StackName ?? '',
    status: stack.StackStatus ?? '',
    terminationProtection: stack.EnableTerminationProtection ?? false,
    lastUpdated: stack.LastUpdatedTime ?? stack.CreationTime,
    parameters: new Map(
      (stack.Parameters ?? []).map((p) => [p.ParameterKey ?? '', p.ResolvedValue ?? p.ParameterValue ?? '']),
    ),
    driftStatus: stack.DriftInformation?.StackDriftStatus ?? 'NOT_CHECKED',
    driftCheckedAt: stack.DriftInformation?.LastCheckTimestamp,
    tags: new Map((stack.Tags ?? []).map((tag) => [tag.Key ?? '', tag.Value ?? ''])),
  };
}
