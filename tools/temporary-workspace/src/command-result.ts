import { type ChildProcess, spawn } from 'node:child_process';

/** How a command came out. */
export interface CommandResult {
  readonly code: number;
  /** Everything it printed, on both streams, without colours. */
  readonly output: string;
}

/** A command that is running. */
export interface RunningCommand {
  readonly process: ChildProcess;
  /** Resolves when the command has printed something that matches; rejects when it ends without. */
  printed(pattern: RegExp): Promise<void>;
  readonly result: Promise<CommandResult>;
}

// eslint-disable-next-line no-control-regex -- an escape character is what colour codes start with
const COLOURS = /\u001b\[[0-9;]*m/g;

/** Starts a command in a process group of its own, so that all of it can be killed at once. */
export function startCommand(
  file: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): RunningCommand {
  const child = spawn(file, args, { ...options, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const waiting: { pattern: RegExp; resolve: () => void; reject: (error: Error) => void }[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text.replace(COLOURS, '');
      waiting.filter(({ pattern }) => pattern.test(output)).forEach(({ resolve }) => resolve());
    });
  }
  const result = new Promise<CommandResult>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      const early = new Error(
        `the command ended (${signal ?? code}) before it printed what was waited for:\n${output}`,
      );
      waiting.forEach((one) => one.reject(early));
      resolve({ code: code ?? 1, output });
    });
  });
  const printed = (pattern: RegExp): Promise<void> =>
    pattern.test(output)
      ? Promise.resolve()
      : new Promise((resolve, reject) => void waiting.push({ pattern, resolve, reject }));
  return { process: child, printed, result };
}

/** kill -9 on a command and everything it started. */
export function killHard({ process: child }: RunningCommand): void {
  if (child.pid) process.kill(-child.pid, 'SIGKILL');
}
