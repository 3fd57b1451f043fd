import { EventEmitter } from 'node:events';
import type { DeployLock } from './deploy-lock';

const lockOf = (release: () => Promise<void>): DeployLock => ({ release }) as unknown as DeployLock;

let keepTrack: (lock: DeployLock) => void;
let loseTrack: (lock: DeployLock) => void;
let exit: jest.SpyInstance;
const listeners = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
beforeEach(async () => {
  jest.resetModules();
  ({ keepTrack, loseTrack } = await import('./held-locks'));
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
