import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How an Nx command ended. */
export interface NxResult {
  readonly code: number;
  /** What it printed for programs. */
  readonly output: string;
}

/** Runs Nx of a workspace. Tests put another function in its place. */
export type NxCommand = (args: readonly string[], input?: string) => Promise<NxResult>;

/**
 * Nx of the workspace in `root`.
 *
 * @param shell variables that it starts with
 * @param output for the person to see, or `quiet`: for the caller to read
 */
export function nxCommand(root: string, shell: NodeJS.ProcessEnv, output: 'seen' | 'quiet'): NxCommand {
  return (args, input) => {
    const folder = join(root, 'node_modules', 'nx');
    const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      readonly bin: { readonly nx: string };
    };
    const child = spawn(process.execPath, [join(folder, bin.nx), ...args], {
      cwd: root,
      stdio: [input === undefined ? 'ignore' : 'pipe', output === 'quiet' ? 'pipe' : 'inherit', 'inherit'],
      env: shell,
    });
    let printed = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (printed += text));
    child.stdin?.end(input);
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve({ code: code ?? 1, output: printed }));
    });
  };
}
