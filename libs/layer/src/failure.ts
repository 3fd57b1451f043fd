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

const NO_MODULE = /^Cannot find (?:module|package) '([^']+)'/;

const NO_SUBPATH = /^Package subpath '\.\/([^']+)' is not defined .*node_modules\/((?:@[^/]+\/)?[^/]+)\//;

/**
 * An import that leads nowhere, by the line that has it. Node says it with a list of files of this machine.
 *
 * @returns undefined for any other error
 */
export function missingModule(error: unknown): UserError | undefined {
  if (!(error instanceof Error)) return undefined;
  const [, subpath, of] = NO_SUBPATH.exec(error.message) ?? [];
  const name = subpath ? `${of}/${subpath}` : NO_MODULE.exec(error.message)?.[1];
  if (name === undefined) return undefined;
  const at = sourceLine(error);
  const isFile = /^[./]/.test(name);
  const workspace = name.startsWith('/') ? workspaceOf(name) : undefined;
  return new UserError({
    code: 'MODULE_MISSING',
    message: `there is no ${JSON.stringify(workspace ? relative(workspace, name) : name)}${at ? `, which ${at} imports` : ''}`,
    remedy: isFile
      ? 'mend the path of the import, or write the file'
      : `mend the name of the import, or install the package that has it: npm install --save-exact ${packageOf(name)}`,
    cause: error,
  });
}

/** `@scope/name/path` is of the package `@scope/name`. */
function packageOf(module: string): string {
  return module
    .split('/')
    .slice(0, module.startsWith('@') ? 2 : 1)
    .join('/');
}

/** A failed synthesis as a person reads it: what is wrong and which line of ours made it, never a library's stack. */
export function describeFailure(error: unknown): string {
  if (UserError.is(error)) return error.describe();
  if (!(error instanceof Error)) return `SYNTH_FAILED: ${String(error)}`;
  const missing = missingModule(error);
  if (missing) return missing.describe();
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
