import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Where tarballs lie, as npm would upload them. */
const TARBALLS = 'dist/tarballs';

const LIST = join(TARBALLS, 'tarballs.json');

/** One package as npm packs it. */
interface Tarball {
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

/** What a package must have, whatever it is. */
const NEEDED = ['package.json', 'README.md', 'LICENSE', 'src/index.js', 'src/index.d.ts'];

/** What no package has: tests, sources, and what a machine left behind. */
const UNWANTED =
  /(?<!\.d)\.ts$|\.spec\.[a-z.]*[jt]s$|(?:^|\/)(?:tests|testing|fixtures|__pycache__|node_modules)\/|\.pyc$|\.tsbuildinfo$/;

/** What is wrong with a packed package: with its files, for npm and Node, and for the compiler of whoever installs it. */
export async function tarballProblems(
  workspaceRoot: string,
  { name, file, files }: Tarball,
): Promise<string[]> {
  const tarball = readFileSync(join(workspaceRoot, file));
  return [
    ...NEEDED.filter((path) => !files.includes(path)).map((path) => `${name} lacks ${path}`),
    ...files.filter((path) => UNWANTED.test(path)).map((path) => `${name} has ${path}`),
    ...(await nodeProblems(name, tarball)),
    ...(await typeProblems(name, tarball)),
  ];
}

async function nodeProblems(name: string, tarball: Buffer): Promise<string[]> {
  // These judges are ES modules, whose own dependencies cannot be required.
  const { publint } = await import('publint');
  const { formatMessage } = await import('publint/utils');
  const { messages, pkg } = await publint({ pack: { tarball: toArrayBuffer(tarball) }, strict: true });
  return messages.map(
    (message) => `${name}: ${formatMessage(message, pkg, { color: false }) ?? message.code}`,
  );
}

/** Programs and data, which nobody imports for their types. */
const NO_TYPES = /\.(?:mjs|json)$/;

/** Resolution of old versions of Node, which none that is supported here has. */
const NO_LONGER = 'node10';

async function typeProblems(name: string, tarball: Buffer): Promise<string[]> {
  const attw = await import('@arethetypeswrong/core');
  const result = await attw.checkPackage(attw.createPackageFromTarballData(tarball), {
    excludeEntrypoints: [NO_TYPES],
  });
  if (!result.types) return [`${name} has no types`];
  return result.problems
    .filter((problem) => !('resolutionKind' in problem && problem.resolutionKind === NO_LONGER))
    .map((problem) => `${name}: ${problem.kind} ${'entrypoint' in problem ? problem.entrypoint : ''}`.trim());
}

function toArrayBuffer(buffer: Buffer): ArrayBuffer {
  return new Uint8Array(buffer).buffer;
}
