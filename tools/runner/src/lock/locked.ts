import { setTimeout as delay } from 'node:timers/promises';
import { UserError } from '@hipaa-cdk/errors';
import { pollMilliseconds } from '../aws/deployed-stack';
import type { Session } from '../aws/session';
import type { LayerCommand } from '../command';
import { DeployLock, RENEWAL } from './deploy-lock';
import { thisHolder, type LockRecord, ParameterLockStore } from './lock-store';
import { assertNxIsThere } from '../nx-gone';
import { waitMinutes } from '../command-options';
import { placeOf } from '../place';

/** Who wants to change a layer, and whom to tell what. */
export interface LockProps {
  readonly session: Session;
  readonly layer: string;
  /** What is done to the layer, such as `deploy`. */
  readonly command: string;
  readonly workspaceRoot: string;
  /** Minutes to wait for another command that is at it. */
  readonly waitMinutes: number;
  /** Told for whom it waits. */
  readonly onWait: (text: string) => void;
  /** Told what goes wrong with the lock itself. */
  readonly say: (line: string) => void;
}

/**
 * Does something to a layer that only one process at a time does, from whichever machine.
 *
 * @throws UserError `DEPLOY_LOCKED` naming who is at it, or `LOCK_DENIED`
 */
export async function holdingLock<T>(props: LockProps, action: () => Promise<T>): Promise<T> {
  const { session, layer, say } = props;
  const path = placeOf(session.environment, layer).lock;
  const store = new ParameterLockStore(await session.ssm(), path);
  const lock = new DeployLock(store, await thisHolder(`${layer}:${props.command}`, props.workspaceRoot));
  try {
    await take(lock, props);
  } catch (error) {
    throw lockDenied(error, path) ?? error;
  }
  keepTrack(lock);
  const heart = new Heartbeat(lock, RENEWAL, () =>
    say(
      `${layer}: the lock could not be renewed in time, and another command has it now; CloudFormation still lets only one of them change the stack at a time`,
    ),
  );
  try {
    return await action();
  } finally {
    await heart.stop();
    await giveBack(lock, props);
    loseTrack(lock);
  }
}

/** A command of the runner that only one process at a time carries out on a layer in an environment. */
export function locked(name: 'deploy' | 'destroy' | 'recover', command: LayerCommand): LayerCommand {
  return async (run) => {
    const { layer, request, progress } = run;
    const task = request.tasks.find((one) => one.layer === layer.name && one.command === name);
    const props: LockProps = {
      session: await run.session(),
      layer: layer.name,
      command: name,
      workspaceRoot: request.workspaceRoot,
      waitMinutes: waitMinutes(task?.options['wait']),
      onWait: (text) => progress.phase(layer.name, text),
      say: (line) => progress.say(line),
    };
    return holdingLock(props, () => command(run));
  };
}

async function take(lock: DeployLock, { session, layer, waitMinutes, onWait }: LockProps): Promise<void> {
  const poll = pollMilliseconds(session);
  const deadline = Date.now() + waitMinutes * 60_000;
  let last = '';
  for (;;) {
    const other: LockRecord | undefined = await lock.take();
    if (!other) return;
    const now = Date.now();
    if (now >= deadline) throw lockedError(layer, session.environment.name, other, now);
    if (other.token !== last) onWait(`waiting for ${describeHolder(other, now)}`);
    last = other.token;
    await delay(Math.min(poll, deadline - now));
    assertNxIsThere();
  }
}

async function giveBack(lock: DeployLock, { layer, say }: LockProps): Promise<void> {
  try {
    await lock.release();
  } catch {
    // What the command has to say matters more; the lock ends by itself.
    say(`${layer}: the lock could not be given back; it ends by itself within two minutes`);
  }
}

/** Missing permission to write locks, told as what is missing; undefined for any other error. */
export function lockDenied(error: unknown, path: string): UserError | undefined {
  if (!(error instanceof Error) || error.name !== 'AccessDeniedException') return undefined;
  return new UserError({
    code: 'LOCK_DENIED',
    message: `the lock of the deploy could not be written: ${error.message.split('\n')[0] ?? ''}`,
    remedy: `allow ssm:GetParameters, ssm:GetParameterHistory and ssm:PutParameter on ${path} to whoever deploys`,
    cause: error,
  });
}

/** The error of whoever came second. */
export function lockedError(layer: string, environment: string, record: LockRecord, now: number): UserError {
  return new UserError({
    code: 'DEPLOY_LOCKED',
    message: `${layer} in ${environment} is being changed by ${describeHolder(record, now)}`,
    remedy: `run it again with --wait=<minutes>, or when the other one is done\na lock that nobody renews ends by itself within two minutes`,
  });
}

/** Who holds a lock, in words. */
function describeHolder({ holder, since }: LockRecord, now: number): string {
  const { user, host, process: id, command, commit } = holder;
  const of = commit ? ` of commit ${commit}` : '';
  return `${user}@${host} (process ${id}), ${command}${of}, since ${since.replace(/\.\d+Z$/, 'Z')} (${age(now - Date.parse(since))})`;
}

function age(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  return seconds < 120 ? `${seconds} s ago` : `${Math.round(seconds / 60)} min ago`;
}

/** Renews a lock for as long as its command runs. */
export class Heartbeat {
  private readonly timer: NodeJS.Timeout;
  private beat: Promise<void> = Promise.resolve();

  /**
   * @param period milliseconds between two renewals
   * @param onLost called once, when the lock has become somebody else's
   */
  constructor(
    private readonly lock: Pick<DeployLock, 'renew'>,
    period: number,
    private readonly onLost: () => void,
  ) {
    this.timer = setInterval(() => (this.beat = this.renew()), period).unref();
  }

  /** Ends with no renewal on its way any more. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.beat;
  }

  private async renew(): Promise<void> {
    try {
      if (await this.lock.renew()) return;
    } catch {
      // The lock outlives a few renewals that fail; the next beat tries again.
      return;
    }
    clearInterval(this.timer);
    this.onLost();
  }
}

/** Milliseconds that an interrupted process takes to give its locks back. It may be busy loading the CDK just then. */
const PATIENCE = 20_000;

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

const held = new Set<DeployLock>();

const endings = new Set<() => Promise<unknown>>();

/**
 * Sees to it that an interrupted process ends first what it has begun elsewhere, before it gives its locks back.
 *
 * @returns forgets `end` again
 */
export function onLeaving(end: () => Promise<unknown>): () => void {
  endings.add(end);
  return () => void endings.delete(end);
}

let listening = false;

let leaving: Promise<void> | undefined;

/** Sees to it that an interrupted process gives this lock back. */
export function keepTrack(lock: DeployLock): void {
  held.add(lock);
  if (listening) return;
  listening = true;
  for (const [signal, code] of Object.entries(SIGNALS)) {
    // Nx passes on a signal that the terminal has already sent to everybody: the second one must not cut the first short.
    process.on(signal, () => void (leaving ??= giveAllBack().finally(() => process.exit(code))));
  }
}

/** The lock has been given back. */
export function loseTrack(lock: DeployLock): void {
  held.delete(lock);
}

async function giveAllBack(): Promise<void> {
  const tooLong = new Promise((resolve) => setTimeout(resolve, PATIENCE).unref());
  await Promise.race([Promise.allSettled([...endings].map((end) => end())), tooLong]);
  await Promise.race([Promise.allSettled([...held].map((lock) => lock.release())), tooLong]);
}
