import { setTimeout as delay } from 'node:timers/promises';
import type { Stack, StackResourceSummary } from '@aws-sdk/client-cloudformation';
import { bootstrapArn, executionRoleName, releaseExecutionRoleName } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
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
  /** Output -> value, as the last deploy that came through left it. */
  readonly outputs: ReadonlyMap<string, string>;
  readonly tags: ReadonlyMap<string, string>;
  /** Role that CloudFormation acts with unless it is given another one. */
  readonly role?: string;
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
 * @throws UserError `STACK_STILL_MOVING` after six hours
 */
export async function settledStack(
  session: Session,
  name: string,
  onWait: (status: string) => void,
): Promise<DeployedStack | undefined> {
  let last = '';
  const deadline = Date.now() + LONGEST_OPERATION;
  for (;;) {
    const stack = await describeStack(session, name);
    // A stack in review is a change set that nobody executed: it is at rest.
    if (!stack || !stack.status.endsWith('_IN_PROGRESS') || stack.status === 'REVIEW_IN_PROGRESS')
      return stack;
    if (stack.status !== last) onWait(stack.status);
    last = stack.status;
    if (Date.now() > deadline) throw stillMoving(stack);
    await delay(pollMilliseconds(session));
  }
}

/** Milliseconds that an operation on a stack is waited for: longer than CloudFormation gives any resource. */
export const LONGEST_OPERATION = 6 * 3_600_000;

/** The error of a wait for a stack that something goes on changing. */
export function stillMoving({ name, status }: DeployedStack): UserError {
  return new UserError({
    code: 'STACK_STILL_MOVING',
    message: `${name} is ${status}, and has been changed for ${LONGEST_OPERATION / 3_600_000} hours`,
    remedy: `aws cloudformation describe-stack-events --stack-name ${name}`,
  });
}

/** The embedded AWS answers at once and for free; a real account throttles. */
export function pollMilliseconds(session: Session): number {
  return session.environment.target === 'embedded' ? 100 : 3000;
}

/**
 * Which role CloudFormation is to act with where a call may leave it out: after a release it would be that of releases, which
 * may do nothing else.
 */
export function actingRole({ environment }: Session, { role }: DeployedStack): { readonly RoleARN?: string } {
  if (role === undefined || !role.endsWith(`/${releaseExecutionRoleName(environment)}`)) return {};
  return { RoleARN: bootstrapArn('role', executionRoleName(environment), environment) };
}

function roleOf({ RoleARN: role }: Stack): Pick<DeployedStack, 'role'> {
  return role === undefined ? {} : { role };
}

function toDeployedStack(stack: Stack): DeployedStack {
  return {
    id: stack.StackId ?? '',
    name: stack.StackName ?? '',
    status: stack.StackStatus ?? '',
    terminationProtection: stack.EnableTerminationProtection ?? false,
    ...roleOf(stack),
    lastUpdated: stack.LastUpdatedTime ?? stack.CreationTime,
    parameters: new Map(
      (stack.Parameters ?? []).map((p) => [p.ParameterKey ?? '', p.ResolvedValue ?? p.ParameterValue ?? '']),
    ),
    outputs: new Map((stack.Outputs ?? []).map((one) => [one.OutputKey ?? '', one.OutputValue ?? ''])),
    driftStatus: stack.DriftInformation?.StackDriftStatus ?? 'NOT_CHECKED',
    driftCheckedAt: stack.DriftInformation?.LastCheckTimestamp,
    tags: new Map((stack.Tags ?? []).map((tag) => [tag.Key ?? '', tag.Value ?? ''])),
  };
}

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

/** Statuses of a stack that holds what its last deploy wanted. */
const SOUND: ReadonlySet<string> = new Set(['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'IMPORT_COMPLETE']);

/** Statuses of a stack that has never been up: the next deploy creates it. */
const NEVER_UP: ReadonlySet<string> = new Set([
  'REVIEW_IN_PROGRESS',
  'ROLLBACK_COMPLETE',
  'ROLLBACK_FAILED',
  'CREATE_FAILED',
]);

/** Whether the stack holds what its last deploy wanted. */
export function isSound(status: string): boolean {
  return SOUND.has(status);
}

/** Whether the stack has been up at some time, so that the next deploy updates it. */
export function hasBeenUp(status: string): boolean {
  return !NEVER_UP.has(status);
}
