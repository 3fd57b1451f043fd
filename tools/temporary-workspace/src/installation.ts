import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
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

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}
