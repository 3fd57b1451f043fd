import { randomUUID } from 'node:crypto';
import { isAbandoned, isAlive } from './abandoned';
import { type Holder, thisPlace } from './holder';
import { lockOwner } from './lock-owner';
import type { LockRecord } from './lock-record';
import type { LockStore } from './lock-store';

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
    if (latest === 0) return this.store.create(text);
    return (await this.store.write(text)) === version;
  }

  private isInUse(record: LockRecord): boolean {
    const view = { now: this.now(), place: thisPlace(), isAlive };
    return record.state === 'held' && !isAbandoned(record, view);
  }
}
