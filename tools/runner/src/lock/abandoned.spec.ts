import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { isAbandoned, isAlive } from './abandoned';
import { holderOf, recordOf } from './testing/holder-of';

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
