import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { hasEnded, isAlive, isEmulator } from './processes';
import { scriptedRunner } from './testing/scripted-runner';

async function deadProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
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

  it('recognises an emulator by its command', async () => {
    const emulator = scriptedRunner({ 'ps -p 7': { stdout: '/venv/bin/python -m local_aws' } });
    const other = scriptedRunner({ 'ps -p 7': { stdout: 'vim local_aws.py' } });
    expect(await isEmulator(7, emulator.run)).toBe(true);
    expect(await isEmulator(7, other.run)).toBe(false);
  });
});
