import type { Holder } from '../holder';
import type { LockRecord } from '../lock-record';

/** For tests: somebody on another machine, unless told otherwise. */
export function holderOf(more: Partial<Holder> = {}): Holder {
  return {
    user: 'ann',
    host: 'laptop',
    process: 4711,
    command: 'database:deploy',
    commit: 'abc1234',
    ...more,
  };
}

/** For tests: a lock that somebody holds since noon, for a minute. */
export function recordOf(more: Partial<LockRecord> = {}): LockRecord {
  return {
    version: 1,
    state: 'held',
    token: 'theirs',
    holder: holderOf(),
    since: '2026-11-25T12:00:00.000Z',
    expires: '2026-11-25T12:01:00.000Z',
    ...more,
  };
}
