import { setTimeout as delay } from 'node:timers/promises';
import type { StackEvent } from '@aws-sdk/client-cloudformation';
import type { PutParameterCommandInput } from '@aws-sdk/client-ssm';
import { UserError } from '@hipaa-cdk/errors';
import { storedInputs } from '@hipaa-cdk/layer-templates';
import {
  appendRecord,
  type DeployedStack,
  type DeployRecord,
  deployOrigin,
  describeStack,
  hasBeenUp,
  isSound,
  layerRecords,
  NO_CHANGES,
  pollMilliseconds,
  runningInputs,
  type Session,
  settledStack,
  stableDigest,
  storedParameters,
  type Template,
  writeIntent,
} from '@hipaa-cdk/runner';
import { namedVersion, type ReleaseSource, storedVersion } from './source';

export interface ReleaseProps {
  readonly session: Session;
  readonly source: ReleaseSource;
  /** Digest of an image, or key of a bundle. */
  readonly version: string;
  /** Name of the layer's stack. */
  readonly stack: string;
  /** Template that is deployed, or that the next deploy of the layer will hand in. */
  readonly template: Template;
  readonly workspaceRoot: string;
  /** Who agreed to it. Left out, nobody is named. */
  readonly approver?: string;
  readonly say: (line: string) => void;
  /** Minutes that CloudFormation may take. */
  readonly limitMinutes: number;
}

/** What became of a release. */
export type Released = 'released' | 'unchanged' | 'kept for the first deploy';

/**
 * Writes the version and updates the stack with the template that it has, so that whatever else is in the workspace stays
 * where it is. CloudFormation goes back by itself when the new version does not come up, and the old version is written again.
 *
 * @throws UserError `RELEASE_FAILED`, `STACK_UNSOUND` or `RELEASE_UNFINISHED`
 */
export async function release(props: ReleaseProps): Promise<Released> {
  const { session, source, version } = props;
  const stack = await restingStack(props);
  const old = await chosenVersion(session, source);
  if (!stack) {
    await writeVersion(session, source, version);
    return 'kept for the first deploy';
  }
  const running = stack.parameters.get(parameterOf(props.template, source));
  if (old === version && running === storedVersion(source, version)) return 'unchanged';
  const intent = await intentOf(props);
  await writeIntent(session, source.layer, intent);
  await writeVersion(session, source, version);
  const began = { at: undefined as Date | undefined };
  try {
    began.at = await update(session, stack);
    if (began.at) await followUpdate(props, began.at);
  } catch (error) {
    // What goes on may still come through: the version stays, and the next command writes the record.
    if (UserError.is(error) && error.code === 'RELEASE_UNFINISHED') throw error;
    if (old !== undefined) await writeVersion(session, source, old);
    const reason = reasonOf(error);
    await keep(props, intent, {
      ...(old && { releaseBefore: old }),
      changes: NO_CHANGES,
      result: 'failed',
      reason,
    });
    throw error;
  }
  const done = began.at
    ? changes(props.stack, await eventsSince(session, props.stack, began.at))
    : NO_CHANGES;
  await keep(props, intent, { ...(old && { releaseBefore: old }), changes: done });
  return 'released';
}

/** The stack once nobody changes it; undefined where the layer has never been up. */
async function restingStack({ session, stack: name, say }: ReleaseProps): Promise<DeployedStack | undefined> {
  const stack = await settledStack(session, name, (status) => say(`waiting: the stack is ${status}`));
  if (!stack || !hasBeenUp(stack.status)) return undefined;
  if (!isSound(stack.status) && stack.status !== 'UPDATE_ROLLBACK_COMPLETE') throw unsound(stack);
  return stack;
}

type Intent = Parameters<typeof writeIntent>[2];

async function intentOf({ session, workspaceRoot, approver, template }: ReleaseProps): Promise<Intent> {
  return {
    result: 'updated',
    ...(await deployOrigin(session, workspaceRoot)),
    ...(approver && { approver }),
    template: stableDigest(template),
    check: 'release of the application',
    startedAt: new Date().toISOString(),
  };
}

async function keep(
  { session, source, stack, template, version }: ReleaseProps,
  intent: Intent,
  end: Pick<DeployRecord, 'changes'> & Partial<Pick<DeployRecord, 'result' | 'reason' | 'releaseBefore'>>,
): Promise<void> {
  await appendRecord(session, source.layer, {
    ...intent,
    inputs: await runningInputs(session, stack, template),
    release: version,
    ...end,
    endedAt: new Date().toISOString(),
  });
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The version that a release, if any, has chosen last. */
export async function chosenVersion(session: Session, source: ReleaseSource): Promise<string | undefined> {
  const stored = (await storedParameters(session, [source.parameter])).get(source.parameter);
  return stored === undefined ? undefined : namedVersion(source, stored);
}

/** The parameter of the template that holds the version. */
function parameterOf(template: Template, { parameter }: ReleaseSource): string {
  return [...storedInputs(template)].find(([, name]) => name === parameter)?.[0] ?? '';
}

async function writeVersion(session: Session, source: ReleaseSource, version: string): Promise<void> {
  const { PutParameterCommand } = await import('@aws-sdk/client-ssm');
  const input: PutParameterCommandInput = {
    Name: source.parameter,
    Value: storedVersion(source, version),
    Type: 'String',
    Overwrite: true,
    Description: `Version of the application that ${source.layer} runs. Written by releases.`,
  };
  await (await session.ssm()).send(new PutParameterCommand(input));
}

/** @returns when the update began, by CloudFormation's clock; undefined when there was nothing to update */
async function update(session: Session, stack: DeployedStack): Promise<Date | undefined> {
  const { UpdateStackCommand, DescribeStackEventsCommand } = await import('@aws-sdk/client-cloudformation');
  const client = await session.cloudFormation();
  const { StackEvents } = await client.send(new DescribeStackEventsCommand({ StackName: stack.id }));
  try {
    await client.send(
      new UpdateStackCommand({
        StackName: stack.id,
        UsePreviousTemplate: true,
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

/** Waits for the end, and tells what is done; a limit holds for what never ends. */
async function followUpdate(props: ReleaseProps, began: Date): Promise<void> {
  const { session, say, limitMinutes } = props;
  const ends = Date.now() + limitMinutes * 60_000;
  let told = '';
  for (;;) {
    const stack = await describeStack(session, props.stack);
    const status = stack?.status ?? 'gone';
    if (status !== told) say(`${props.source.layer}: ${status}`);
    told = status;
    if (status === 'UPDATE_COMPLETE') return;
    if (!status.endsWith('_IN_PROGRESS')) throw await failed(props, status, began);
    if (Date.now() >= ends) {
      throw new UserError({
        code: 'RELEASE_UNFINISHED',
        message: `${props.stack} is ${status} after ${limitMinutes} minutes; CloudFormation goes on`,
        remedy: `npx nx run ${props.source.layer}:status --env=${session.environment.name}`,
      });
    }
    await delay(pollMilliseconds(session));
  }
}

async function failed(props: ReleaseProps, status: string, began: Date): Promise<UserError> {
  const { session, version, source } = props;
  const events = await eventsSince(session, props.stack, began);
  const first = events.find(({ ResourceStatus = '' }) => ResourceStatus.endsWith('_FAILED'));
  const why = first
    ? `${first.LogicalResourceId ?? ''}: ${first.ResourceStatusReason ?? 'no reason given'}`
    : status;
  const isBack = status === 'UPDATE_ROLLBACK_COMPLETE';
  return new UserError({
    code: 'RELEASE_FAILED',
    message: `${version} did not come up; ${isBack ? 'the version before runs on' : `the stack is ${status}`}. ${why}`,
    remedy: isBack
      ? 'look at the log of the application, and release another version'
      : `npx nx run ${source.layer}:status --env=${session.environment.name}`,
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

/** Resources by what became of them: one whose old self is removed was replaced. */
function changes(stack: string, events: readonly StackEvent[]): DeployRecord['changes'] {
  const having = (...statuses: string[]): Set<string> =>
    new Set(
      events
        .filter(({ ResourceStatus = '' }) => statuses.includes(ResourceStatus))
        .flatMap(({ LogicalResourceId = stack }) => (LogicalResourceId === stack ? [] : LogicalResourceId)),
    );
  const [done, gone] = [having('UPDATE_COMPLETE'), having('DELETE_COMPLETE', 'DELETE_SKIPPED')];
  const replaced = [...done].filter((id) => gone.has(id)).length;
  return { ...NO_CHANGES, changed: done.size - replaced, replaced };
}

function unsound(stack: DeployedStack): UserError {
  return new UserError({
    code: 'STACK_UNSOUND',
    message: `${stack.name} is ${stack.status}; a release updates a stack that is at rest and sound only`,
    remedy: 'deploy the layer first',
  });
}

/** Releases of a layer, oldest first. */
export async function releasesOf(session: Session, layer: string): Promise<readonly DeployRecord[]> {
  return (await layerRecords(session, layer)).filter(({ release: version }) => version !== undefined);
}

/**
 * The version that ran before the one that runs.
 *
 * @throws UserError `RELEASE_NONE_BEFORE`
 */
export function versionBefore(releases: readonly DeployRecord[], running: string | undefined): string {
  // The version of the first deploy has no release of its own.
  const sound = releases
    .filter(({ result }) => result !== 'failed')
    .flatMap(({ release: version, releaseBefore }, index) => [
      ...(index === 0 ? [releaseBefore] : []),
      version,
    ])
    .filter((version) => version !== undefined);
  // By where it first ran: whoever goes back twice goes further back, and not to what they came from.
  const at = running === undefined ? -1 : sound.indexOf(running);
  const before = sound.slice(0, Math.max(at, 0)).at(-1);
  if (before !== undefined) return before;
  throw new UserError({
    code: 'RELEASE_NONE_BEFORE',
    message: `no release before ${running ?? 'the first'} is recorded; there is none to go back to`,
    remedy: 'npx nx run application:releases --env=<environment> lists what ran when',
  });
}
