import { type ChildProcess, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

/** The workspace that the tests are of. */
export const SOURCE = resolve(__dirname, '../../..');

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

export function withoutColours(text: string): string {
  return text.replace(COLOURS, '');
}

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
      output += withoutColours(text);
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

/**
 * Runs lines in a shell as a person types them, one after the other, until one fails. No lines at all are a failure: a test that
 * types nothing proves nothing.
 *
 * @param shell runs one line
 */
export async function typedLines(
  lines: readonly string[],
  shell: (line: string) => Promise<CommandResult>,
): Promise<CommandResult> {
  let output = '';
  for (const line of lines) {
    const result = await shell(line);
    output += result.output;
    if (result.code !== 0) return { code: result.code, output };
  }
  return { code: lines.length > 0 ? 0 : 1, output };
}

/** Variables of whoever runs the tests that would change what the commands do. */
const FOREIGN = /^(CI$|NX_|AWS_|JEST_|LOCAL_AWS_|TSX_|NODE_OPTIONS$|CDK_|FORCE_COLOR$|npm_)/;

/** Variables of a shell in which nothing is set but what every command needs, with an embedded AWS of its own on `port`. */
export function ownVariables(port: number): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !FOREIGN.test(name));
  return {
    ...Object.fromEntries(own),
    NX_DAEMON: 'false',
    LOCAL_AWS_PORT: String(port),
    LOCAL_AWS_VENV: process.env['LOCAL_AWS_VENV'] ?? join(SOURCE, '.local-aws'),
  };
}
