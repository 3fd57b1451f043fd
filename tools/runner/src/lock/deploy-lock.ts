import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Holder, thisPlace, type LockRecord, validRecord, type LockStore } from './lock-store';

/** Milliseconds that a lock lasts without being renewed. */
export const LIFETIME = 90_000;

/** Milliseconds between two renewals: four may fail before the lock ends. */
export const RENEWAL = 20_000;

/**
 * The right to change one layer in one environment.
 *
 * The Parameter Store cannot write on a condition, but it counts: of all who write at once, one alone gets the number
 * after the one that all of them read. Every record names the number that it is meant to get, and counts only if it did.
 */
export class DeployLock {
  private readonly token = randomUUID();
  private since = '';
  /** Number of our newest record that counts, where its answer came. */
  private newest?: number;

  /** @param now milliseconds since 1970 */
  constructor(
    private readonly store: LockStore,
    private readonly holder: Holder,
    private readonly now: () => number = Date.now,
  ) {}

  /**
   * Takes the lock if it is free, or if nobody stands behind it any more.
   *
   * @returns the record of the holder it was left to, or undefined when the lock is ours
   */
  async take(): Promise<LockRecord | undefined> {
    this.since = new Date(this.now()).toISOString();
    for (;;) {
      const owner = await lockOwner(this.store);
      // An answer that was lost on its way made us write twice, and the first of the two counts.
      if (owner?.record?.token === this.token) return undefined;
      if (owner?.record && this.isInUse(owner.record)) return owner.record;
      if (await this.write('held', owner?.latest ?? 0)) return undefined;
    }
  }

  /** @returns false when the lock has become somebody else's */
  renew(): Promise<boolean> {
    return this.rewrite('held');
  }

  /** Gives the lock back, unless it is somebody else's by now. */
  async release(): Promise<void> {
    await this.rewrite('free');
  }

  private async rewrite(state: LockRecord['state']): Promise<boolean> {
    // Nobody who counts has written since, unless the lock was lost: then this record gets another number, and is void.
    if (this.newest !== undefined && (await this.write(state, this.newest))) return true;
    for (;;) {
      const owner = await lockOwner(this.store);
      if (owner?.record?.token !== this.token) return false;
      // A write whose answer was lost has done its work.
      if (owner.record.state === 'free') return state === 'free';
      if (await this.write(state, owner.latest)) return true;
    }
  }

  /** @returns whether the record got the number after `latest` */
  private async write(state: LockRecord['state'], latest: number): Promise<boolean> {
    const version = latest + 1;
    const record: LockRecord = {
      version,
      state,
      token: this.token,
      holder: this.holder,
      since: this.since,
      expires: new Date(this.now() + LIFETIME).toISOString(),
    };
    const text = JSON.stringify(record);
    const got = latest === 0 ? await this.store.create(text) : (await this.store.write(text)) === version;
    this.newest = got ? version : undefined;
    return got;
  }

  private isInUse(record: LockRecord): boolean {
    const view = { now: this.now(), place: thisPlace(), isAlive };
    return record.state === 'held' && !isAbandoned(record, view);
  }
}

/** A lock as it stands. */
interface LockOwner {
  /** The newest record that counts; undefined when there is none. */
  readonly record?: LockRecord;
  /** The newest version there is, whether it counts or not. */
  readonly latest: number;
}

/** Finds out whose the lock is. On top of the owner's record there may be those of others, who wrote too late. */
export async function lockOwner(store: LockStore): Promise<LockOwner | undefined> {
  const top = await store.read();
  if (!top) return undefined;
  const record = validRecord(top);
  if (record) return { record, latest: top.version };
  const versions = await store.history();
  return {
    record: versions.map(validRecord).findLast((one) => one !== undefined),
    latest: Math.max(top.version, ...versions.map(({ version }) => version)),
  };
}

/** Milliseconds that the clocks of two machines may differ. */
const CLOCK_DIFFERENCE = 30_000;

/** Where and when the question is asked. */
interface Viewpoint {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The space of process ids of whoever asks. */
  readonly place: string | undefined;
  /** Whether a process of that space exists. */
  readonly isAlive: (process: number) => boolean;
}

/** Whether nobody stands behind a lock any more: it was not renewed, or its process is seen to be gone. */
export function isAbandoned({ expires, holder }: LockRecord, view: Viewpoint): boolean {
  if (view.now > Date.parse(expires) + CLOCK_DIFFERENCE) return true;
  return holder.place !== undefined && holder.place === view.place && !view.isAlive(holder.process);
}

/** Whether a process of this machine runs; one that may not be asked does. */
export function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
  return !isZombie(id);
}

/** A process that ended keeps its number until its parent asks for it, which in a container may be never. */
function isZombie(id: number): boolean {
  try {
    // After the name in brackets, which may hold anything, stands the state.
    return /\) [ZX] /.test(readFileSync(`/proc/${id}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
