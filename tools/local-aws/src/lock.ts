import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { UserError } from '@hipaa-cdk/errors';
import { isAlive } from './processes';

/** Longer than the slowest installation over a slow line. */
const PATIENCE_MS = 10 * 60_000;

/**
 * Runs `work` while no other process does so with the same lock. A lock whose process is gone counts for nothing.
 *
 * @throws UserError `LOCAL_AWS_BUSY` when the other process does not finish
 */
export async function withLock<T>(
  path: string,
  work: () => Promise<T>,
  patienceMs = PATIENCE_MS,
): Promise<T> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  await acquire(path, Date.now() + patienceMs);
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

async function acquire(path: string, deadline: number): Promise<void> {
  while (!taken(path)) {
    const holder = holderOf(path);
    if (holder !== undefined && !isAlive(holder)) discard(path, holder);
    else if (Date.now() > deadline) throw busy(path, holder);
    else await delay(30);
  }
}

function taken(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Undefined between the moment a lock is made and the moment its holder is written, and after it is gone. */
function holderOf(path: string): number | undefined {
  try {
    return Number(readFileSync(path, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

/** Two waiters may find the same dead holder; only the one that moves the file away goes on to make a new lock. */
function discard(path: string, dead: number): void {
  const aside = `${path}.${dead}.${process.pid}`;
  try {
    renameSync(path, aside);
    // The other waiter was faster and this is its own, live lock: give it back.
    if (holderOf(aside) !== dead) renameSync(aside, path);
  } catch {
    // Gone already.
  }
  rmSync(aside, { force: true });
}

function busy(path: string, holder: number | undefined): UserError {
  return new UserError({
    code: 'LOCAL_AWS_BUSY',
    message: `Process ${holder ?? '?'} is still starting or stopping the embedded AWS.`,
    remedy: `Wait for it to finish, or stop it and remove ${path}`,
  });
}
