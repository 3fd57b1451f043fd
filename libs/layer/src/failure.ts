import { existsSync } from 'node:fs';
import { dirname, extname, join, relative } from 'node:path';
import { UserError } from '@hipaa-cdk/errors';

const FRAME = /(?:file:\/\/)?(\/[^():]+\.[cm]?[jt]s):(\d+):(\d+)\)?$/;

/** Frames of packages, of tools, and of the code that starts every layer say nothing about the mistake. */
const NOT_OURS = /^tools\/|(?:^|\/)node_modules\/|\/src\/main\.[cm]?[jt]s$/;

/** The file that runs every layer, wherever this library is. */
const RUNS_LAYERS = join(__dirname, `layer-app${extname(__filename)}`);

/**
 * The line of the workspace's own code that an error came from, or undefined when no frame is of it.
 *
 * @returns such as `apps/network/src/network-stack.ts:12:5`
 */
export function sourceLine(error: Error): string | undefined {
  for (const frame of (error.stack ?? '').split('\n')) {
    const [, path, line, column] = FRAME.exec(frame) ?? [];
    if (!path || path === RUNS_LAYERS) continue;
    const root = workspaceOf(path);
    const file = root && relative(root, path);
    if (file && !NOT_OURS.test(file)) return `${file}:${line}:${column}`;
  }
  return undefined;
}

/** A failed synthesis as a person reads it: what is wrong and which line of ours made it, never a library's stack. */
export function describeFailure(error: unknown): string {
  if (UserError.is(error)) return error.describe();
  if (!(error instanceof Error)) return `SYNTH_FAILED: ${String(error)}`;
  const at = sourceLine(error);
  return `SYNTH_FAILED: ${error.message.trim()}${at ? `\n  → ${at}` : ''}`;
}

/** The workspace that a file is in: the nearest folder above it that Nx knows, else the nearest that npm knows. */
export function workspaceOf(file: string): string | undefined {
  return folderAbove(file, 'nx.json') ?? folderAbove(file, 'package.json');
}

function folderAbove(file: string, name: string): string | undefined {
  const folder = dirname(file);
  if (folder === file) return undefined;
  return existsSync(join(folder, name)) ? folder : folderAbove(folder, name);
}
