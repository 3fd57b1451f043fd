import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  type Dirent,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { SOURCE, ownVariables } from './command';

/** Where copies of this workspace are made. */
export const COPIES = join(SOURCE, 'tmp', 'copies');
/** What stays in a copy from one use to the next: it is kept by the content of what it was made from. */
const KEPT = ['node_modules', '.nx', '__pycache__'];
/** The same sources are the same commit in every copy, so that what was deployed from one fits the others. */
const COMMITTED = '2026-01-01T00:00:00Z';

const ENVIRONMENTS = 'platform/environments';
const REGISTER = 'exceptions/register.ts';
const SELECTION = /layers: ('all'|\{ (only|except): \[([^\]]*)\] \})/;

/** A copy of this workspace that nobody else uses. */
export interface Copy {
  readonly root: string;
  /** Stands for the sources that it was made from. */
  readonly key: string;
  release(): void;
}

/**
 * Takes a copy that nobody uses. Its path comes again with the next one that this worker takes, because Nx and the loader of
 * TypeScript keep what they have computed by path.
 *
 * @param layers the layers that it has, in every environment that had them; all of them when left out
 */
export function takeCopy(layers?: readonly string[]): Copy {
  mkdirSync(COPIES, { recursive: true });
  // Workers of one run never reach for the same copy.
  for (let number = Number(process.env['JEST_WORKER_ID'] ?? 0); ; number += 10) {
    const root = join(COPIES, String(number));
    const release = takeLock(`${root}.lock`);
    if (!release) continue;
    const files = sourceFiles();
    const key = keyOf(files);
    if (existsSync(`${root}.key`) && readFileSync(`${root}.key`, 'utf8') === key) reset(root);
    else fill(root, files, key);
    linkPackages(root);
    if (layers) keepLayers(root, layers);
    commitAnew(root);
    return { root, key, release };
  }
}

/** Takes a lock that its process holds until it ends; undefined while another one does. */
export function takeLock(file: string): (() => void) | undefined {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return () => rmSync(file, { force: true });
  } catch {
    if (isAlive(Number(readFileSync(file, 'utf8')))) return undefined;
    rmSync(file, { force: true });
    return takeLock(file);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Files of this workspace as they are now, whether they are committed or not. */
function sourceFiles(): string[] {
  return execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: SOURCE,
  })
    .toString()
    .split('\0')
    .filter((file) => file && existsSync(join(SOURCE, file)));
}

function keyOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) {
    const { ctimeMs, size } = statSync(join(SOURCE, file));
    hash.update(`${file} ${ctimeMs} ${size}\n`);
  }
  return hash.digest('hex');
}

function fill(root: string, files: readonly string[], key: string): void {
  for (const path of [root, `${root}.git`, `${root}.key`]) rmSync(path, { recursive: true, force: true });
  for (const file of files) {
    mkdirSync(join(root, dirname(file)), { recursive: true });
    copyFileSync(join(SOURCE, file), join(root, file));
  }
  const git = gitIn(root);
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.email', 'e2e@example.org');
  git('config', 'user.name', 'e2e');
  git('config', 'core.fsync', 'none');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'chore: copy of the workspace');
  cpSync(join(root, '.git'), `${root}.git`, { recursive: true });
  linkPackages(root);
  // The first command of Nx computes the graph, which it keeps for the next ones.
  execFileSync('node_modules/.bin/nx', ['graph', '--file=.nx/graph.json'], {
    cwd: root,
    env: ownVariables(0),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  writeFileSync(`${root}.key`, key);
}

/** Puts a copy back as it was filled, with its first history. */
function reset(root: string): void {
  rmSync(join(root, '.git'), { recursive: true, force: true });
  cpSync(`${root}.git`, join(root, '.git'), { recursive: true });
  const git = gitIn(root);
  git('reset', '--quiet', '--hard');
  git('clean', '--quiet', '-ffdx', ...KEPT.map((name) => `--exclude=${name}`));
}

/** Makes the files of a copy as they are now those of its only commit. */
function commitAnew(root: string): void {
  const git = gitIn(root);
  git('add', '--all');
  git('commit', '--quiet', '--amend', '--no-edit', `--date=${COMMITTED}`);
}

function gitIn(root: string): (...args: string[]) => void {
  const env = { ...process.env, GIT_COMMITTER_DATE: COMMITTED, GIT_AUTHOR_DATE: COMMITTED };
  return (...args) => execFileSync('git', args, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
}

/**
 * Links each installed package. One link for the whole of `node_modules` would lead the packages of the workspace back to
 * the sources.
 */
function linkPackages(root: string): void {
  const folder = 'node_modules';
  rmSync(join(root, folder), { recursive: true, force: true });
  mkdirSync(join(root, folder));
  cpSync(join(SOURCE, folder, '.bin'), join(root, folder, '.bin'), {
    recursive: true,
    verbatimSymlinks: true,
  });
  const link = (path: string, entry: Dirent): void => {
    if (entry.isSymbolicLink()) symlinkSync(readlinkSync(join(SOURCE, path)), join(root, path));
    else if (entry.isFile()) copyFileSync(join(SOURCE, path), join(root, path));
    else symlinkSync(join(SOURCE, path), join(root, path));
  };
  for (const entry of readdirSync(join(SOURCE, folder), { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.name === '.bin') continue;
    if (!entry.name.startsWith('@')) {
      link(path, entry);
      continue;
    }
    mkdirSync(join(root, path));
    for (const inner of readdirSync(join(SOURCE, path), { withFileTypes: true }))
      link(join(path, inner.name), inner);
  }
}

/**
 * Plugs out every other layer, as a team does that has no use for it: the folder goes, with the exceptions made for it, and
 * environments do not name it.
 *
 * @param root folder of the workspace
 */
function keepLayers(root: string, layers: readonly string[]): void {
  for (const app of readdirSync(join(root, 'apps')))
    if (!layers.includes(app)) rmSync(join(root, 'apps', app), { recursive: true });
  for (const file of readdirSync(join(root, ENVIRONMENTS))) {
    const path = join(root, ENVIRONMENTS, file);
    writeFileSync(path, withLayers(readFileSync(path, 'utf8'), layers));
  }
  const register = join(root, REGISTER);
  writeFileSync(register, withExceptionsOf(readFileSync(register, 'utf8'), layers));
}

/** The register with the exceptions of these layers alone. */
export function withExceptionsOf(text: string, layers: readonly string[]): string {
  const head = 'export const register: readonly Exception[] = [';
  if (!text.includes(head)) throw new Error(`${REGISTER} does not contain ${JSON.stringify(head)}`);
  const kept = `export const register = ofAllLayers.filter(({ layer }) => ${JSON.stringify(layers)}.includes(layer));`;
  return `${text.replace(head, 'const ofAllLayers: readonly Exception[] = [')}\n${kept}\n`;
}

/** An environment's file that names none but these layers. */
export function withLayers(text: string, layers: readonly string[]): string {
  return text.replace(SELECTION, (whole, _selection, kind: string | undefined, names: string | undefined) => {
    if (kind === undefined || names === undefined) return whole;
    const left = names.split(/,\s*/).filter((name) => layers.includes(name.replace(/'/g, '')));
    return `layers: { ${kind}: [${left.join(', ')}] }`;
  });
}
