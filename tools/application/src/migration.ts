import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { UserError } from '@hipaa-cdk/errors';
import { MIGRATION_OUTPUT } from '@hipaa-cdk/parameters/path';
import {
  describeStack,
  type DeployedStack,
  type MigrationRecord,
  onLeaving,
  pollMilliseconds,
  type Session,
} from '@hipaa-cdk/runner';
import { updateAsItIs } from './stack-update';
import { type EcsTask, TaskCalls } from './task-calls';
import { type ReleaseSource, storedVersion, writeParameter } from './source';

export interface MigrationProps {
  readonly session: Session;
  readonly source: ReleaseSource;
  /** Version whose migration runs. */
  readonly version: string;
  readonly say: (line: string) => void;
  /** Minutes that CloudFormation may take to make the task of that version. */
  readonly limitMinutes: number;
  /**
   * ARN of the role that CloudFormation acts with.
   *
   * @default - that of the deploy before
   */
  readonly executionRole?: string;
  /** @default - the network's */
  readonly request?: typeof fetch;
}

/** A migration that did not end with 0; `exit` says how it ended. */
export class MigrationFailed extends UserError {
  constructor(
    readonly exit: MigrationRecord['exit'],
    props: ConstructorParameters<typeof UserError>[0],
  ) {
    super(props);
  }
}

/** How a migration is started, as an output of the stack says. */
interface MigrationStart {
  readonly cluster: string;
  readonly taskDefinition: string;
  /** Separated by commas. */
  readonly subnets: string;
  readonly securityGroup: string;
  readonly publicAddress: 'ENABLED' | 'DISABLED';
}

/** Milliseconds after which people are told again that it still runs. */
const TELL = 60_000;

/**
 * Runs the migration of a version as a task of its own, to its end. Only one runs at a time, and one that takes longer than
 * the settings allow is stopped, as it is when somebody interrupts the command.
 *
 * @throws UserError `MIGRATION_RUNNING`, `MIGRATION_FAILED`, `MIGRATION_UNENDED`, `MIGRATION_NOT_STARTED`, or what an update
 * of the stack throws
 */
export async function migrate(props: MigrationProps, stack: DeployedStack): Promise<void> {
  const { session, source, version, say } = props;
  const calls = new TaskCalls(session, props.request);
  await assertNoneRuns(calls, startOf(stack), session);
  const start = startOf(await madeFor(props, stack));
  say(`${source.layer}: the migration of ${version} begins`);
  const task = await calls.run({
    ...start,
    subnets: start.subnets.split(','),
    clientToken: randomUUID(),
  });
  if (!task.arn) throw notStarted(task.reason, source);
  const stop = (why: string): Promise<void> => calls.stop(start.cluster, task.arn, why);
  const forget = onLeaving(() => stop('the command that started it was interrupted'));
  try {
    assertWell(await ended(props, calls, { cluster: start.cluster, arn: task.arn, stop }), start, props);
  } catch (error) {
    // Whoever cannot see it end does not leave it behind: it would go on without a lock.
    if (!(error instanceof MigrationFailed))
      await stop('the command that started it has failed').catch(String);
    throw error;
  } finally {
    forget();
  }
  say(`${source.layer}: the migration ended with 0`);
}

/** The stack with a task of this version; what runs stays as it is. */
async function madeFor(props: MigrationProps, stack: DeployedStack): Promise<DeployedStack> {
  const { session, source, version } = props;
  const { parameter } = source.migration ?? { parameter: '' };
  const before = stack.parameters.get('ApplicationMigration');
  const wanted = storedVersion(source, version);
  await writeParameter(session, source, parameter, wanted);
  if (before === wanted) return stack;
  const about = `the migration of ${version}`;
  try {
    await updateAsItIs({ ...props, layer: source.layer, about }, stack);
  } catch (error) {
    if (before !== undefined) await writeParameter(session, source, parameter, before);
    throw error;
  }
  return (await describeStack(session, stack.name)) ?? stack;
}

function startOf(stack: DeployedStack): MigrationStart {
  const text = stack.outputs.get(MIGRATION_OUTPUT);
  if (text !== undefined) return JSON.parse(text) as MigrationStart;
  throw new UserError({
    code: 'MIGRATION_NOT_STARTED',
    message: `${stack.name} has no output ${MIGRATION_OUTPUT}, which says how its migration is started`,
    remedy: 'deploy the layer, whose settings name a migration',
  });
}

/** One that outlived the command which started it has no lock any more. */
async function assertNoneRuns(
  calls: TaskCalls,
  { cluster, taskDefinition }: MigrationStart,
  session: Session,
): Promise<void> {
  const family = familyOf(taskDefinition);
  const [running] = await calls.running(cluster, family);
  if (running === undefined) return;
  throw new UserError({
    code: 'MIGRATION_RUNNING',
    message: `another migration runs (${running}); expected one at a time`,
    remedy: `wait for it, or: aws ecs stop-task --cluster ${cluster} --task ${running} --region ${session.environment.region}`,
  });
}

/** Name that all revisions of a task definition have. */
function familyOf(taskDefinition: string): string {
  return taskDefinition.replace(/^.*task-definition\//, '').replace(/:\d+$/, '');
}

interface StartedTask {
  readonly cluster: string;
  readonly arn: string;
  readonly stop: (why: string) => Promise<void>;
}

async function ended(
  { source, session, say }: MigrationProps,
  calls: TaskCalls,
  { cluster, arn, stop }: StartedTask,
): Promise<EcsTask> {
  const { minutes = 0 } = source.migration ?? {};
  const began = Date.now();
  const ends = began + minutes * 60_000;
  let tell = began + TELL;
  for (;;) {
    const task = await calls.describe(cluster, arn);
    if (task.status === 'STOPPED') return task;
    const now = Date.now();
    if (now >= ends) {
      await stop(`it took longer than ${minutes} minutes`);
      await gone(session, calls, cluster, arn);
      throw new MigrationFailed('stopped', {
        code: 'MIGRATION_UNENDED',
        message: `the migration did not end within ${minutes} minute(s), and was stopped; ${whatRuns(source)}`,
        remedy:
          'look at what it left in the database, then release again; "minutes" of the migration is the limit',
      });
    }
    if (now >= tell) {
      say(
        `${source.layer}: waiting for the migration since ${Math.round((now - began) / 60_000)} min (${task.status}); it is stopped after ${minutes}`,
      );
      tell = now + TELL;
    }
    await delay(pollMilliseconds(session));
  }
}

/** ECS kills what does not end by itself two minutes after it was asked to. */
const LONGEST_STOP = 180_000;

async function gone(session: Session, calls: TaskCalls, cluster: string, arn: string): Promise<void> {
  const ends = Date.now() + LONGEST_STOP;
  while (Date.now() < ends && (await calls.describe(cluster, arn)).status !== 'STOPPED')
    await delay(pollMilliseconds(session));
}

function assertWell(
  { exit, reason }: EcsTask,
  { taskDefinition }: MigrationStart,
  { session, source }: MigrationProps,
): void {
  if (exit === 0) return;
  if (exit === undefined) throw notStarted(reason, source);
  const family = familyOf(taskDefinition);
  throw new MigrationFailed(exit, {
    code: 'MIGRATION_FAILED',
    message: `the migration ended with ${exit}; ${whatRuns(source)}`,
    remedy: `look at the log group of ${family} (its streams begin with "migration/") in ${session.environment.region}, and release another version`,
  });
}

function notStarted(reason: string, source: ReleaseSource): MigrationFailed {
  return new MigrationFailed('not started', {
    code: 'MIGRATION_NOT_STARTED',
    message: `the migration was not started: ${reason || 'ECS gives no reason'}; ${whatRuns(source)}`,
    remedy: 'see that the image can be pulled and that there is room for a task, then release again',
  });
}

/** Whoever looks on is answered all the same. */
function whatRuns({ migration }: ReleaseSource): string {
  return migration?.when === 'after' ? 'the new version runs already' : 'the version before runs on';
}
