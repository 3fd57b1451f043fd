import { randomBytes } from 'node:crypto';
import {
  copyFileSync,
  constants,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { UserError } from '@hipaa-cdk/errors';
import { beginOf, isAlive } from './processes';
import { type Progress, withWord } from './progress';
import { type CommandRunner, runCommand } from './run-command';

/** Longer than the slowest installation over a slow line. */
const PATIENCE_MS = 10 * 60_000;
/** A lock is written in one step where the file system can; where it cannot, it is empty for a moment. */
const TORN_MS = 2000;

export interface LockOptions {
  /** What is done under the lock, as a part of a sentence: "installing cfn-lint". Whoever waits reads it. */
  readonly doing: string;
  readonly progress: Progress;
  /** @default - ten minutes */
  readonly patienceMs?: number;
  /** @default - runs programs */
  readonly run?: CommandRunner;
}

interface Holder {
  readonly pid: number;
  /** Tells the process from a later one that has got its number. */
  readonly began: string;
  readonly doing: string;
}

/**
 * Runs `work` while no other process does so with the same lock. A lock whose process is gone counts for nothing.
 *
 * @throws UserError `LOCAL_AWS_BUSY` when the other process does not finish
 */
export async function withLock<T>(path: string, options: LockOptions, work: () => Promise<T>): Promise<T> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const { doing, run = runCommand } = options;
  const mine = JSON.stringify({ pid: process.pid, began: await beginOf(process.pid, run), doing });
  await acquire(path, mine, options);
  try {
    return await work();
  } finally {
    if (contentOf(path) === mine) rmSync(path, { force: true });
  }
}

async function acquire(path: string, mine: string, options: LockOptions): Promise<void> {
  const { progress, patienceMs = PATIENCE_MS, run = runCommand } = options;
  const deadline = Date.now() + patienceMs;
  while (!taken(path, mine)) {
    const content = contentOf(path);
    if (content === undefined) continue; // let go of in between
    const holder = holderIn(content);
    if (await isDead(path, holder, run)) discard(path, content);
    else if (Date.now() > deadline) throw busy(path, holder);
    else {
      const line = holder
        ? `waiting for process ${holder.pid}, which is ${holder.doing}`
        : `waiting for ${path}`;
      await withWord(progress, line, changed(path, content, deadline, run));
    }
  }
}

/** Until the lock is another's, or nobody's, or its process has gone, or the patience is at an end. */
async function changed(path: string, content: string, deadline: number, run: CommandRunner): Promise<void> {
  do await delay(30);
  while (
    Date.now() <= deadline &&
    contentOf(path) === content &&
    !(await isDead(path, holderIn(content), run))
  );
}

function taken(path: string, mine: string): boolean {
  const own = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    writeFileSync(own, mine, { mode: 0o600 });
    try {
      linkSync(own, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      copyFileSync(own, path, constants.COPYFILE_EXCL); // a file system without links
    }
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function holderIn(content: string): Holder | undefined {
  try {
    const { pid, began, doing } = JSON.parse(content) as Partial<Holder>;
    return pid && typeof began === 'string' && doing ? { pid, began, doing } : undefined;
  } catch {
    return undefined;
  }
}

async function isDead(path: string, holder: Holder | undefined, run: CommandRunner): Promise<boolean> {
  if (holder) return !isAlive(holder.pid) || (await beginOf(holder.pid, run)) !== holder.began;
  const since = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return Date.now() - since > TORN_MS;
}

/** Two waiters may find the same dead holder; only the one that moves the file away goes on to make a new lock. */
function discard(path: string, dead: string): void {
  const aside = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    renameSync(path, aside);
    // The other waiter was faster and this is its own, live lock: give it back.
    if (contentOf(aside) !== dead) renameSync(aside, path);
  } catch {
    // Gone already.
  }
  rmSync(aside, { force: true });
}

function busy(path: string, holder: Holder | undefined): UserError {
  return new UserError({
    code: 'LOCAL_AWS_BUSY',
    message: `Process ${holder?.pid ?? '?'} is still ${holder?.doing ?? 'busy'}.`,
    remedy: `Wait for it to finish, or stop it and remove ${path}`,
  });
}
