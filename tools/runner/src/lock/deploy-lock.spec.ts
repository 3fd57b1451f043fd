import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { DeployLock, LIFETIME, lockOwner, isAbandoned, isAlive } from './deploy-lock';
import { thisPlace, type LockRecord, validRecord } from './lock-store';
import { holderOf, MemoryStore, recordOf } from '../testing/examples';

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
  // The third was written for the number that the late one got.
  expect(await owner()).toMatchObject({ version: 4, holder: { user: 'ann' } });
});

test('whoever has the lock renews it and gives it back without looking', async () => {
  const read = jest.spyOn(store, 'read');
  const ann = lockOf('ann');
  await ann.take();
  expect(read).toHaveBeenCalledTimes(1);
  await ann.renew();
  await ann.release();
  expect(read).toHaveBeenCalledTimes(1);
  expect(await owner()).toMatchObject({ version: 3, state: 'free' });
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

const expires = Date.parse(recordOf().expires);
const view = { now: expires, place: 'here', isAlive: () => false };
const here = recordOf({ holder: holderOf({ place: 'here' }) });

test('a lock that was renewed in time has somebody behind it', () => {
  expect(isAbandoned(recordOf(), view)).toBe(false);
});

test.each([
  [29_000, false],
  [31_000, true],
])('%d ms after its end a lock is abandoned: %s, as clocks may differ', (late, abandoned) => {
  expect(isAbandoned(recordOf(), { ...view, now: expires + late })).toBe(abandoned);
});

test('a process of this machine that is gone left its lock, whatever the clock says', () => {
  expect(isAbandoned(here, { ...view, now: expires - 60_000 })).toBe(true);
});

test('a process of this machine that lives has its lock', () => {
  expect(isAbandoned(here, { ...view, isAlive: () => true })).toBe(false);
});

test('processes of another place are not judged by the numbers of this one', () => {
  expect(isAbandoned(here, { ...view, place: 'elsewhere' })).toBe(false);
});

test('where the system does not tell the place, only time decides', () => {
  expect(isAbandoned(recordOf(), { ...view, place: undefined })).toBe(false);
});

test('this process is alive, and a number that no process can have is not', () => {
  expect(isAlive(process.pid)).toBe(true);
  expect(isAlive(2 ** 30)).toBe(false);
});

const onLinux = existsSync('/proc/self/stat') ? test : test.skip;

onLinux('a process that ended is gone, also while its parent has not asked for it', async () => {
  // The shell turns into a program that never asks for the child which it inherits.
  const parent = spawn('sh', ['-c', 'sleep 0.1 & echo $!; exec sleep 30']);
  try {
    const [printed] = (await once(parent.stdout, 'data')) as [Buffer];
    const child = Number(printed.toString());
    expect(isAlive(child)).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(isAlive(child)).toBe(false);
    expect(() => process.kill(child, 0)).not.toThrow();
  } finally {
    parent.kill('SIGKILL');
  }
});
