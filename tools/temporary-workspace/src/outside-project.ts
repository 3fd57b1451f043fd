import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { freePort } from '@hipaa-cdk/local-aws';
import { type CommandResult, SOURCE, ownVariables, startCommand, typedLines } from './command';

/** Scope of the packages of this workspace. */
const OWN_SCOPE = '@hipaa-cdk';

/** A project of somebody else, outside of this workspace, that has nothing of it but packed packages. */
export class OutsideProject {
  /** @param files its files, by their paths */
  static async create(files: ReadonlyMap<string, string>): Promise<OutsideProject> {
    const project = new OutsideProject(mkdtempSync(join(tmpdir(), 'outside-')), await freePort());
    project.write('package.json', '{ "private": true }');
    for (const [path, text] of files) project.write(path, text);
    return project;
  }

  private constructor(
    readonly root: string,
    readonly port: number,
  ) {}

  /**
   * Installs packages as a person types them: those of this workspace from their tarballs, with what they depend on, and
   * those of others in the version that is proved here. What npm would unpack of others is there already; it removes what
   * nothing asks for.
   */
  async install(names: readonly string[]): Promise<CommandResult> {
    const packages = installation(SOURCE, names);
    execFileSync('cp', ['-al', join(SOURCE, 'node_modules'), join(this.root, 'node_modules')]);
    // The list of what is installed there names the packages of this workspace, which are not to be found here.
    for (const path of [OWN_SCOPE, '.package-lock.json'])
      rmSync(join(this.root, 'node_modules', path), { recursive: true, force: true });
    this.write('package-lock.json', JSON.stringify(lockOfOthers(SOURCE)));
    return this.run('npm', ['install', '--no-audit', '--no-fund', ...packages]);
  }

  /** Runs lines in a shell, one after the other, until one fails. */
  type(lines: readonly string[]): Promise<CommandResult> {
    return typedLines(lines, (line) => this.run('sh', ['-c', line]));
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8');
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
  }

  /** Makes it a repository of one commit. */
  commit(): void {
    const identity = ['-c', 'user.email=e2e@example.org', '-c', 'user.name=e2e'];
    const git = (...args: string[]): void =>
      void execFileSync('git', [...identity, ...args], { cwd: this.root, stdio: 'ignore' });
    git('init', '--initial-branch=main');
    git('add', '--all');
    git('commit', '--message', 'feat: start');
  }

  dispose(): void {
    rmSync(this.root, { recursive: true, force: true, maxRetries: 10 });
  }

  private run(file: string, args: readonly string[]): Promise<CommandResult> {
    return startCommand(file, args, { cwd: this.root, env: ownVariables(this.port) }).result;
  }
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly link?: boolean }>>;
}

/** A package that was packed. */
interface Tarball {
  readonly name: string;
  readonly file: string;
}

/**
 * What npm is given to install these packages: for one of the workspace its tarball, and those of everything of the workspace
 * that it depends on, as no registry has them yet; for one of others the version that the workspace pins.
 *
 * @throws Error for a package that the workspace has no version of
 */
export function installation(workspaceRoot: string, names: readonly string[]): string[] {
  const list = join(workspaceRoot, 'dist/tarballs/tarballs.json');
  if (!existsSync(list)) throw new Error('no package is built; expected "npx nx run packages:pack" before');
  const tarballs = new Map(readJson<Tarball[]>(list).map(({ name, file }) => [name, file]));
  const { dependencies, devDependencies } = readJson<Manifest>(join(workspaceRoot, 'package.json'));
  const pinned = { ...devDependencies, ...dependencies };
  const own = new Set<string>();
  const open = names.filter((name) => tarballs.has(name));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (own.has(next)) continue;
    own.add(next);
    const folder = join(workspaceRoot, 'dist/packages', next.replace(/^@[^/]+\//, ''));
    const needed = Object.keys(readJson<Manifest>(join(folder, 'package.json')).dependencies ?? {});
    open.push(...needed.filter((name) => tarballs.has(name)));
  }
  const others = names
    .filter((name) => !tarballs.has(name))
    .map((name) => {
      if (pinned[name] === undefined) throw new Error(`the workspace has no version of ${name}`);
      return `${name}@${pinned[name]}`;
    });
  return [...others, ...[...own].sort().map((name) => join(workspaceRoot, tarballs.get(name) ?? ''))];
}

/** The lock file of a workspace without the workspace: versions of packages of others. */
function lockOfOthers(workspaceRoot: string): object {
  const { packages } = readJson<Lock>(join(workspaceRoot, 'package-lock.json'));
  const others = Object.entries(packages).filter(
    ([path, { link }]) => path.startsWith('node_modules/') && !link,
  );
  return { lockfileVersion: 3, requires: true, packages: { '': {}, ...Object.fromEntries(others) } };
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}
