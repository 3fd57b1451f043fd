import { type LockRecord, validRecord } from './lock-record';
import type { LockStore } from './lock-store';

/** A lock as it stands. */
export interface LockOwner {
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
