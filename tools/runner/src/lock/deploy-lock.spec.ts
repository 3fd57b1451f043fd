import { DeployLock, LIFETIME } from './deploy-lock';
import { thisPlace } from './holder';
import { type LockRecord, validRecord } from './lock-record';
import { lockOwner } from './lock-owner';
import { holderOf } from './testing/holder-of';
import { MemoryStore } from './testing/memory-store';

let store: MemoryStore;
let now: number;
beforeEach(() => {
  store = new MemoryStore();
  now = Date.parse('2026-11-25T12:00:00Z');
});

const lockOf = (user: string, more = {}): DeployLock =>
  new DeployLock(store, holderOf({ user, ...more }), () => now);
const owner = async (): Promise<LockRecord | undefined> => (await lockOwner(store))?.record;
const ownerName = async (): Promise<string | undefined> => {
  const record = await owner();
  return record?.state === 'held' ? record.holder.user : undefined;
};

test('a layer that was never locked can be taken', async () => {
  expect(await lockOf('ann').take()).toBeUndefined();
  expect(await ownerName()).toBe('ann');
});

test('who comes second hears who holds it, and changes nothing', async () => {
  await lockOf('ann').take();
  const before = [...store.versions];
  expect((await lockOf('bob').take())?.holder.user).toBe('ann');
  expect(store.versions).toEqual(before);
});

test('a lock that was given back can be taken, and its versions go on', async () => {
  const ann = lockOf('ann');
  await ann.take();
  await ann.release();
  expect(await lockOf('bob').take()).toBeUndefined();
  expect(await owner()).toMatchObject({ version: 3, holder: { user: 'bob' } });
});

test('a lock that nobody renews ends by itself', async () => {
  await lockOf('ann').take();
  now += LIFETIME + 31_000;
  expect(await lockOf('bob').take()).toBeUndefined();
  expect(await ownerName()).toBe('bob');
});

test('a lock that is renewed does not end', async () => {
  const ann = lockOf('ann');
  await ann.take();
  now += LIFETIME;
  expect(await ann.renew()).toBe(true);
  now += 60_000;
  expect((await lockOf('bob').take())?.holder.user).toBe('ann');
});

test('renewing keeps the time since when it is held', async () => {
  const ann = lockOf('ann');
  await ann.take();
  now += 60_000;
  await ann.renew();
  expect((await owner())?.since).toBe('2026-11-25T12:00:00.000Z');
});

test('the lock of a process that was killed on this machine is taken at once', async () => {
  await lockOf('ann', { place: thisPlace(), process: 2 ** 30 }).take();
  expect(await lockOf('bob').take()).toBeUndefined();
});

describe('two who take an abandoned lock at once', () => {
  let loser: LockRecord | undefined;
  const bob = (): DeployLock => lockOf('bob');
  beforeEach(async () => {
    await lockOf('ann').take();
    now += LIFETIME + 31_000;
    // Both have read the same version; Bob's write arrives first.
    const faster = bob();
    store.before = () => faster.take();
    loser = await lockOf('eve').take();
  });

  test('leave it to one of them', async () => {
    expect(loser?.holder.user).toBe('bob');
    expect(await ownerName()).toBe('bob');
  });

  test('although the record of the other one lies on top', () => {
    const top = store.versions.at(-1);
    expect(top?.text).toContain('"eve"');
    expect(top && validRecord(top)).toBeUndefined();
  });

  test('and a third one is told the right name', async () => {
    expect((await lockOf('dan').take())?.holder.user).toBe('bob');
  });
});

test('the holder renews over a record that came too late', async () => {
  const ann = lockOf('ann');
  await ann.take();
  await store.write(JSON.stringify({ ...(await owner()), version: 1, token: 'late' }));
  expect(await ann.renew()).toBe(true);
  expect(await owner()).toMatchObject({ version: 3, holder: { user: 'ann' } });
});

test('two who make the first record at once leave it to one of them', async () => {
  const faster = lockOf('bob');
  store.before = () => faster.take();
  expect((await lockOf('eve').take())?.holder.user).toBe('bob');
});

test('a lock that somebody else took over is neither renewed nor given back', async () => {
  const ann = lockOf('ann');
  await ann.take();
  now += LIFETIME + 31_000;
  await lockOf('bob').take();
  expect(await ann.renew()).toBe(false);
  await ann.release();
  expect(await ownerName()).toBe('bob');
});

test('a write whose answer was lost is recognised as our own', async () => {
  const ann = lockOf('ann');
  const write = store.write.bind(store);
  await lockOf('old').take();
  now += LIFETIME + 31_000;
  // The network retries on its own: the first write counts, the second one is reported.
  store.write = async (text) => {
    await write(text);
    return write(text);
  };
  expect(await ann.take()).toBeUndefined();
  expect(await ownerName()).toBe('ann');
});

test('a value that is no record at all does not keep anybody out', async () => {
  await store.write('written by hand');
  expect(await lockOf('ann').take()).toBeUndefined();
  expect(await ownerName()).toBe('ann');
});
