import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { withLock } from './lock';
import { runCommand } from './run-command';
import { temporaryFolder } from './testing/temporary-folder';

describe('withLock', () => {
  const folder = temporaryFolder();
  const path = () => join(folder(), 'sub', 'lock');

  it('runs one after the other', async () => {
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await delay(20);
      inside--;
    };
    await Promise.all([withLock(path(), work), withLock(path(), work), withLock(path(), work)]);
    expect(most).toBe(1);
  });

  it('gives the result and lets go of the lock', async () => {
    expect(await withLock(path(), () => Promise.resolve('done'))).toBe('done');
    expect(existsSync(path())).toBe(false);
  });

  it('lets go of the lock when the work fails', async () => {
    await expect(withLock(path(), () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await withLock(path(), () => Promise.resolve('next'))).toBe('next');
  });

  it('takes the lock of a process that is gone', async () => {
    const { stdout } = await runCommand(process.execPath, [
      '-e',
      'process.stdout.write(String(process.pid))',
    ]);
    await withLock(path(), () => Promise.resolve());
    writeFileSync(path(), stdout.trim());
    expect(await withLock(path(), () => Promise.resolve('mine'))).toBe('mine');
    expect(readdirSync(join(folder(), 'sub'))).toEqual([]);
  });

  it('names the process that holds on to it for too long', async () => {
    await withLock(path(), async () => {
      await expect(withLock(path(), () => Promise.resolve(), 50)).rejects.toMatchObject({
        code: 'LOCAL_AWS_BUSY',
        message: expect.stringContaining(String(process.pid)),
      });
    });
  });
});
