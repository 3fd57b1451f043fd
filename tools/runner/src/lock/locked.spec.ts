import { findEnvironment, accountLayers } from '@hipaa-cdk/environments/testing';
import { layerPath } from '@hipaa-cdk/parameters/path';
import { setTimeout as delay } from 'node:timers/promises';
import { EventEmitter } from 'node:events';
import { fakeSession } from '../testing/fake-session';
import type { LayerRun } from '../command';
import { Progress } from '../progress/progress';
import { leaveNx, synthesisedIn } from '../testing/layer-account';
import { placeOf } from '../place';
import { locked, lockDenied, lockedError, Heartbeat } from './locked';
import type { LockRecord } from './lock-store';
import { MemoryStore, recordOf, holderOf } from '../testing/examples';
import type { DeployLock } from './deploy-lock';

let store: MemoryStore;
let printed: string[];
beforeEach(() => {
  store = new MemoryStore();
  printed = [];
});

function layerRun(options = {}): LayerRun {
  const { session } = fakeSession('local', {
    GetParameters: async () => {
      const top = await store.read();
      return { Parameters: top ? [{ Version: top.version, Value: top.text }] : [] };
    },
    PutParameter: async ({ Value, Overwrite }) => {
      const Version = Overwrite ? await store.write(String(Value)) : 1;
      if (!Overwrite) await store.create(String(Value));
      return { Version };
    },
  });
  const layer = { name: 'database', root: 'apps/database', reads: [] };
  const tasks = [{ id: 'database:deploy', layer: 'database', command: 'deploy' as const, options }];
  return {
    layer,
    environment: findEnvironment('local'),
    place: placeOf(findEnvironment('local'), 'database'),
    progress: new Progress({ live: false, write: (text) => void printed.push(text) }),
    request: {
      workspaceRoot: '/',
      tasks,
      dependencies: {},
      layers: [layer],
      environmentGiven: true,
      nxProcess: 1,
    },
    options,
    ...synthesisedIn('/'),
    session: () => Promise.resolve(session),
  };
}

const top = (): LockRecord => JSON.parse(store.versions.at(-1)?.text ?? '{}') as LockRecord;
const held = (seconds: number): string =>
  JSON.stringify(recordOf({ expires: new Date(Date.now() + seconds * 1000).toISOString() }));

test('a command holds the lock while it runs, and gives it back', async () => {
  const outcome = await locked('deploy', () => {
    expect(top()).toMatchObject({
      state: 'held',
      holder: { command: 'database:deploy', process: process.pid },
    });
    return Promise.resolve({ result: 'updated' });
  })(layerRun());
  expect(outcome.result).toBe('updated');
  expect(top().state).toBe('free');
});

test('a command that fails gives the lock back, and fails as it did', async () => {
  const failing = locked('deploy', () => Promise.reject(new Error('broken')));
  await expect(failing(layerRun())).rejects.toThrow('broken');
  expect(top().state).toBe('free');
});

test('a command on a layer that is being changed is refused before it starts', async () => {
  await store.write(held(60));
  const command = jest.fn();
  await expect(locked('deploy', command)(layerRun())).rejects.toMatchObject({ code: 'DEPLOY_LOCKED' });
  expect(command).not.toHaveBeenCalled();
});

test('with --wait the command starts when the other one is done', async () => {
  await store.write(held(60));
  const waiting = locked('deploy', () => Promise.resolve({ result: 'updated' }))(layerRun({ wait: 1 }));
  while (printed.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await store.write(JSON.stringify({ ...recordOf(), version: 2, state: 'free' }));
  expect((await waiting).result).toBe('updated');
  expect(printed.join('')).toContain('waiting for ann@laptop (process 4711)');
});

test('with --wait the command gives up when the minutes are over', async () => {
  await store.write(held(60));
  const waiting = locked('deploy', jest.fn())(layerRun({ wait: 0.002 }));
  await expect(waiting).rejects.toMatchObject({ code: 'DEPLOY_LOCKED' });
});

test('a command whose Nx has gone while it waited does not start', async () => {
  await store.write(held(60));
  const command = jest.fn();
  const waiting = locked('deploy', command)(layerRun({ wait: 1 }));
  const refused = expect(waiting).rejects.toMatchObject({ code: 'NX_GONE' });
  while (printed.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const back = leaveNx();
  try {
    await refused;
  } finally {
    back();
  }
  expect(command).not.toHaveBeenCalled();
});

test('a missing permission is told with what is missing', () => {
  const error = Object.assign(new Error('not authorized'), { name: 'AccessDeniedException' });
  expect(lockDenied(error, '/hipaa/prod/locks/x')).toMatchObject({
    code: 'LOCK_DENIED',
    remedy: expect.stringContaining('ssm:PutParameter on /hipaa/prod/locks/x'),
  });
});

test('any other failure is left as it is', () => {
  expect(lockDenied(new Error('other'), '/x')).toBeUndefined();
});

const at = (time: string): number => Date.parse(`2026-11-25T${time}Z`);

test('the second one hears who, where, what and since when', () => {
  const error = lockedError('database', 'prod', recordOf(), at('12:00:40'));
  expect(error.code).toBe('DEPLOY_LOCKED');
  expect(error.message).toBe(
    'database in prod is being changed by ann@laptop (process 4711), database:deploy of commit abc1234, since 2026-11-25T12:00:00Z (40 s ago)',
  );
});

test('long ago is told in minutes', () => {
  expect(lockedError('database', 'prod', recordOf(), at('12:10:00')).message).toContain('(10 min ago)');
});

test('without git there is no commit to name', () => {
  const record = recordOf({ holder: holderOf({ commit: undefined }) });
  expect(lockedError('database', 'prod', record, at('12:00:00')).message).toContain('database:deploy, since');
});

test('the remedy names the option', () => {
  expect(lockedError('database', 'prod', recordOf(), 0).remedy).toContain('--wait=<minutes>');
});

const [dev, test_, prod] = ['dev', 'test', 'prod'].map(findEnvironment) as [never, never, never];

test('a lock has a path of its own in the environment', () => {
  expect(placeOf(prod, 'database').lock).toBe('/hipaa/prod/locks/database');
});

test('a lock is no entry of its layer: readers and lists of published values never meet it', () => {
  expect(placeOf(prod, 'database').lock.startsWith(layerPath('prod', 'database'))).toBe(false);
});

test('environments do not lock each other out', () => {
  expect(placeOf(dev, 'database').lock).not.toBe(placeOf(test_, 'database').lock);
});

test.each(accountLayers)('environments that share the stack of %s share its lock', (layer) => {
  expect(placeOf(dev, layer).lock).toBe(placeOf(test_, layer).lock);
});

const PERIOD = 5;

async function beatsOf(renew: () => Promise<boolean>): Promise<{ beats: number; lost: number }> {
  let [beats, lost] = [0, 0];
  const counted = (): Promise<boolean> => (beats++, renew());
  const heart = new Heartbeat({ renew: counted }, PERIOD, () => lost++);
  while (beats < 3 && lost === 0) await delay(PERIOD);
  await heart.stop();
  const stopped = beats;
  await delay(4 * PERIOD);
  expect(beats).toBe(stopped);
  return { beats, lost };
}

test('a lock is renewed until its command ends, and not after', async () => {
  expect(await beatsOf(() => Promise.resolve(true))).toMatchObject({ lost: 0 });
});

test('a renewal that fails is tried again', async () => {
  expect(await beatsOf(() => Promise.reject(new Error('no network')))).toMatchObject({ lost: 0 });
});

test('a lock that is lost is told once, and left alone', async () => {
  expect(await beatsOf(() => Promise.resolve(false))).toEqual({ beats: 1, lost: 1 });
});

test('stopping waits for a renewal that is on its way', async () => {
  let done = false;
  const heart = new Heartbeat(
    { renew: () => delay(10 * PERIOD).then(() => (done = true)) },
    PERIOD,
    () => undefined,
  );
  await delay(3 * PERIOD);
  await heart.stop();
  expect(done).toBe(true);
});

const lockOf = (release: () => Promise<void>): DeployLock => ({ release }) as unknown as DeployLock;

let keepTrack: (lock: DeployLock) => void;
let loseTrack: (lock: DeployLock) => void;
let exit: jest.SpyInstance;
const listeners = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
beforeEach(async () => {
  jest.resetModules();
  ({ keepTrack, loseTrack } = await import('./locked'));
  exit = jest.spyOn(process, 'exit').mockImplementation(() => undefined as never);
});
afterEach(() => {
  for (const signal of listeners) process.removeAllListeners(signal);
  jest.restoreAllMocks();
});

/**
 * What the system does to a process. Whoever has hidden warnings before has replaced `process.emit`, for the process that
 * the tests run in and not for the one that they see.
 */
const signal = (name: NodeJS.Signals): void => void EventEmitter.prototype.emit.call(process, name);

/** Waits until this process wants to exit. */
async function exitCode(): Promise<unknown> {
  while (exit.mock.calls.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  return exit.mock.calls[0]?.[0];
}

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)(
  'a process that gets %s gives back the locks it still has, and ends as interrupted',
  async (name, code) => {
    const given: string[] = [];
    const kept = lockOf(() => (given.push('kept'), Promise.resolve()));
    const done = lockOf(() => (given.push('done'), Promise.resolve()));
    const broken = lockOf(() => Promise.reject(new Error('no network')));
    for (const lock of [kept, done, broken]) keepTrack(lock);
    loseTrack(done);
    signal(name);
    expect(await exitCode()).toBe(code);
    expect(given).toEqual(['kept']);
  },
);

test('a second signal does not cut the first one short', async () => {
  let finish = (): void => undefined;
  let released = 0;
  keepTrack(lockOf(() => (released++, new Promise((resolve) => (finish = resolve)))));
  signal('SIGTERM');
  signal('SIGTERM');
  signal('SIGINT');
  await Promise.resolve();
  expect(exit).not.toHaveBeenCalled();
  expect(process.listenerCount('SIGTERM')).toBe(1);
  finish();
  expect(await exitCode()).toBe(143);
  expect(released).toBe(1);
});
