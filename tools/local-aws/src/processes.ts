import { existsSync, readFileSync, readdirSync, readlinkSync, statSync } from 'node:fs';
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

/** When a process began, in whatever form the system says it: tells it from a later one of the same number. */
export async function beginOf(pid: number, run: CommandRunner): Promise<string> {
  if (!existsSync('/proc/self/stat'))
    return (await run('ps', ['-p', String(pid), '-o', 'lstart='])).stdout.trim();
  try {
    // The name in parentheses may hold anything; what follows it are numbers.
    const numbers = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return numbers[19] ?? '';
  } catch {
    return '';
  }
}

const MODULE = ' -m local_aws';

/** An emulator that runs, whoever has started it. */
export interface EmulatorProcess {
  readonly pid: number;
  readonly folder: string;
}

/** The emulators of this user that run on this machine. No record can say this: a start may be cut off at any moment. */
export async function allEmulators(run: CommandRunner): Promise<EmulatorProcess[]> {
  const commands = existsSync('/proc/self/cmdline') ? fromProc() : await fromPs(run);
  return commands.flatMap(([pid, command]) => {
    const [before, folder] = command.split(`${MODULE} `);
    return before && folder?.startsWith('/') ? [{ pid, folder }] : [];
  });
}

function fromProc(): [number, string][] {
  const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return numbers.flatMap((name): [number, string][] => {
    try {
      if (statSync(`/proc/${name}`).uid !== process.getuid?.()) return [];
      const words = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0').slice(0, -1);
      const command = words.join(' ');
      // One that an older version has started runs in its folder, and does not say it.
      return [
        [
          Number(name),
          command.endsWith(MODULE) ? `${command} ${readlinkSync(`/proc/${name}/cwd`)}` : command,
        ],
      ];
    } catch {
      return []; // it has ended meanwhile
    }
  });
}

async function fromPs(run: CommandRunner): Promise<[number, string][]> {
  const { stdout } = await run('ps', ['-ww', '-U', String(process.getuid?.() ?? ''), '-o', 'pid=,command=']);
  return [...stdout.matchAll(/^\s*(\d+) (.*)$/gm)].map(([, pid, command]) => [Number(pid), command ?? '']);
}
