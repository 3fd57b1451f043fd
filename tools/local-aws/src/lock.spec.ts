import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type LockOptions, withLock } from './lock';
import { beginOf } from './processes';
import { runCommand } from './run-command';
import { temporaryFolder } from './testing/temporary-folder';

const lines: string[] = [];
beforeEach(() => void lines.splice(0));

const options: LockOptions = { doing: 'testing', progress: (line) => lines.push(line) };

describe('withLock', () => {
  const folder = temporaryFolder();
  const path = () => join(folder(), 'sub', 'lock');
  const nothing = () => Promise.resolve();

  /** A lock as some process has left it. */
  function left(content: string, secondsAgo = 0): void {
    mkdirSync(join(folder(), 'sub'), { recursive: true });
    writeFileSync(path(), content);
    const then = new Date(Date.now() - secondsAgo * 1000);
    utimesSync(path(), then, then);
  }

  const heldBy = (pid: number, began: string) => JSON.stringify({ pid, began, doing: 'starting' });

  it('runs one after the other', async () => {
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await delay(20);
      inside--;
    };
    await Promise.all([1, 2, 3].map(() => withLock(path(), options, work)));
    expect(most).toBe(1);
  });

  it('gives the result and lets go of the lock', async () => {
    expect(await withLock(path(), options, () => Promise.resolve('done'))).toBe('done');
    expect(readdirSync(join(folder(), 'sub'))).toEqual([]);
  });

  it('lets go of the lock when the work fails', async () => {
    await expect(withLock(path(), options, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await withLock(path(), options, () => Promise.resolve('next'))).toBe('next');
  });

  it.each([
    ['of a process that is gone', () => heldBy(2 ** 22 + 1, '1')],
    ['of a process whose number another one has got', () => heldBy(process.pid, 'long ago')],
    ['that a full disk has left empty', () => ''],
    ['that is cut off', () => '{"pid": 1'],
    ['of an older version', () => String(process.pid)],
  ])('takes a lock %s', async (_, content) => {
    left(content(), 60);
    expect(await withLock(path(), options, () => Promise.resolve('mine'))).toBe('mine');
    expect(readdirSync(join(folder(), 'sub'))).toEqual([]);
    expect(lines).toEqual([]);
  });

  it('takes the lock of a process that dies while it is waited for', async () => {
    const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
    left(heldBy(child.pid ?? 0, await beginOf(child.pid ?? 0, runCommand)));
    const mine = withLock(path(), options, () => Promise.resolve('mine'));
    await delay(100);
    expect(existsSync(path())).toBe(true);
    child.kill('SIGKILL');
    expect(await mine).toBe('mine');
  });

  it('gives a lock that is just being written the time for it', async () => {
    left('');
    const began = Date.now();
    await withLock(path(), options, nothing);
    expect(Date.now() - began).toBeGreaterThan(1000);
  });

  it('leaves a lock alone that somebody else has taken over', async () => {
    await withLock(path(), options, () => {
      left(heldBy(process.pid, 'another'));
      return Promise.resolve();
    });
    expect(existsSync(path())).toBe(true);
  });

  it('names the process that it waits for, and what that one does', async () => {
    await withLock(path(), { ...options, doing: 'installing' }, async () => {
      await expect(withLock(path(), { ...options, patienceMs: 2500 }, nothing)).rejects.toMatchObject({
        code: 'LOCAL_AWS_BUSY',
        message: `Process ${process.pid} is still installing.`,
        remedy: expect.stringContaining(path()),
      });
    });
    expect(lines).toEqual([`waiting for process ${process.pid}, which is installing (2 s)`]);
  });
});
