import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Where tarballs lie, as npm would upload them. */
export const TARBALLS = 'dist/tarballs';

const LIST = join(TARBALLS, 'tarballs.json');

/** One package as npm packs it. */
export interface Tarball {
  readonly name: string;
  /** Relative to the workspace. */
  readonly file: string;
  /** Paths of what is in it. */
  readonly files: readonly string[];
}

/** Packs folders of built packages, as a release would. */
export async function pack(workspaceRoot: string, folders: readonly string[]): Promise<Tarball[]> {
  const destination = join(workspaceRoot, TARBALLS);
  rmSync(destination, { recursive: true, force: true });
  mkdirSync(destination, { recursive: true });
  const { stdout } = await execute(
    'npm',
    ['pack', '--json', '--ignore-scripts', `--pack-destination=${destination}`, ...folders],
    { cwd: workspaceRoot, maxBuffer: 2 ** 26 },
  );
  const packed = JSON.parse(stdout) as {
    readonly name: string;
    readonly filename: string;
    readonly files: readonly { readonly path: string }[];
  }[];
  const tarballs = packed.map(({ name, filename, files }) => ({
    name,
    file: join(TARBALLS, filename),
    files: files.map(({ path }) => path),
  }));
  writeFileSync(join(workspaceRoot, LIST), `${JSON.stringify(tarballs, null, 2)}\n`);
  return tarballs;
}

/** The tarballs of the last build. */
export function packedTarballs(workspaceRoot: string): Tarball[] {
  return JSON.parse(readFileSync(join(workspaceRoot, LIST), 'utf8')) as Tarball[];
}
