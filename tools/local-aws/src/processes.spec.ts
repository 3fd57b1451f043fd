import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { allEmulators, beginOf, hasEnded, isAlive } from './processes';
import { runCommand } from './run-command';

async function deadProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid ?? 0;
}

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** A program whose command looks like what is given. */
async function program(...args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [
    '-e',
    'console.log("up"); setInterval(() => {}, 1000)',
    '--',
    ...args,
  ]);
  children.push(child);
  await once(child.stdout, 'data');
  return child.pid ?? 0;
}

describe('processes', () => {
  it('knows a living process from one that ended', async () => {
    expect(isAlive(process.pid)).toBe(true);
    expect(isAlive(await deadProcess())).toBe(false);
  });

  it('waits for a process to end, but not for ever', async () => {
    expect(await hasEnded(await deadProcess(), 1000)).toBe(true);
    expect(await hasEnded(process.pid, 30)).toBe(false);
  });

  it('tells a process from a later one by when it began', async () => {
    const first = await program();
    await delay(20);
    const second = await program();
    expect(await beginOf(first, runCommand)).toBe(await beginOf(first, runCommand));
    expect(await beginOf(first, runCommand)).not.toBe(await beginOf(second, runCommand));
    expect(await beginOf(await deadProcess(), runCommand)).toBe('');
  });

  it('recognises emulators by their command, and the folder in it', async () => {
    const pid = await program('-m', 'local_aws', '/a folder/with spaces');
    await program('vim', 'local_aws.py');
    const mine = (await allEmulators(runCommand)).filter((found) => found.folder.startsWith('/a folder'));
    expect(mine).toEqual([{ pid, folder: '/a folder/with spaces' }]);
  });
});
