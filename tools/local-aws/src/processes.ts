import { setTimeout as delay } from 'node:timers/promises';
import type { CommandRunner } from './run-command';

/** Whether a process of this number exists; another user's process counts. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether the process went before the time was up. */
export async function hasEnded(pid: number, withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (isAlive(pid)) {
    if (Date.now() > deadline) return false;
    await delay(20);
  }
  return true;
}

/** Whether a process is an emulator of ours. Numbers are used again, so a number alone proves nothing. */
export async function isEmulator(pid: number, run: CommandRunner): Promise<boolean> {
  const { stdout } = await run('ps', ['-p', String(pid), '-o', 'command=']);
  return stdout.includes('-m local_aws');
}
