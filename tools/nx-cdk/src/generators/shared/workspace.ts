import { type Tree, updateJson } from '@nx/devkit';
import { execFileSync } from 'node:child_process';
import { UserError } from '@hipaa-cdk/errors';
import { codeOwners, ownership } from '../../code-owners';

/** First part of the name of every package of the workspace. */
export const SCOPE = '@hipaa-cdk';

export const ENVIRONMENTS = 'platform/environments';
export const PLATFORM = 'platform/index.ts';
export const APPLICATION = 'platform/application.ts';
const CODE_OWNERS = '.github/CODEOWNERS';

/** Folder of a layer. */
export function layerRoot(layer: string): string {
  return `apps/${layer}`;
}

/** Folder of the contract that a layer publishes. */
export function contractRoot(contract: string): string {
  return `libs/contracts/${contract}`;
}

/** Folders directly below `folder` in a tree. */
export function foldersIn(
  tree: { children(folder: string): string[]; isFile(file: string): boolean },
  folder: string,
): string[] {
  return tree
    .children(folder)
    .filter((name) => !tree.isFile(`${folder}/${name}`))
    .sort();
}

/** Files below the folders whose names end like this, tests included. */
export function filesBelow(tree: Tree, folders: readonly string[], end = '.ts'): string[] {
  return folders.flatMap((folder) =>
    tree.children(folder).flatMap((name) => {
      const path = `${folder}/${name}`;
      if (!tree.isFile(path)) return name === 'node_modules' ? [] : filesBelow(tree, [path], end);
      return name.endsWith(end) ? [path] : [];
    }),
  );
}

const FILE = 'tsconfig.base.json';

interface BaseConfig {
  readonly compilerOptions: { readonly paths: Readonly<Record<string, readonly string[]>> };
}

/** Makes a package known by name. It goes among those that start alike. */
export function addAlias(tree: Tree, name: string, file: string): void {
  change(tree, (paths) => {
    const others = paths.filter(([key]) => key !== name);
    const family = name.slice(0, name.lastIndexOf('-') + 1);
    const next = others.findIndex(([key]) => key.startsWith(family) && key > name);
    const last = others.findLastIndex(([key]) => key.startsWith(family));
    const position = next >= 0 ? next : last + 1;
    return [...others.slice(0, position), [name, [`./${file}`]], ...others.slice(position)];
  });
}

/** Forgets a package. */
export function removeAlias(tree: Tree, name: string): void {
  change(tree, (paths) => paths.filter(([key]) => key !== name));
}

type Paths = (readonly [string, readonly string[]])[];

function change(tree: Tree, edit: (paths: Paths) => Paths): void {
  updateJson<BaseConfig>(tree, FILE, (config) => ({
    ...config,
    compilerOptions: {
      ...config.compilerOptions,
      paths: Object.fromEntries(edit(Object.entries(config.compilerOptions.paths))),
    },
  }));
}

/** Writes CODEOWNERS as the layers of the tree have it now. */
export function writeCodeOwners(tree: Tree): void {
  const read = (file: string): string => tree.read(file, 'utf8') ?? '';
  tree.write(CODE_OWNERS, codeOwners(ownership({ layers: foldersIn(tree, 'apps'), read })));
}

/**
 * Refuses to rewrite or remove files that git could not bring back. A workspace without git has nothing to compare with, and
 * is taken as it is.
 *
 * @param paths files and folders that are about to change; the whole workspace when left out
 * @throws UserError `WORKSPACE_DIRTY` with the number of changes, and one of them
 */
export function assertCommitted(root: string, paths: readonly string[] = ['.']): void {
  const [first, ...more] = changesIn(root, paths);
  if (first === undefined) return;
  throw new UserError({
    code: 'WORKSPACE_DIRTY',
    message: `${more.length + 1} uncommitted change(s), such as ${first}; expected a committed workspace, so that git can show and undo what this does`,
    remedy: 'git commit, or git stash --include-untracked',
  });
}

function changesIn(root: string, paths: readonly string[]): string[] {
  try {
    const status = ['status', '--porcelain', '--untracked-files=all', '--', ...paths];
    return execFileSync('git', status, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.slice(3));
  } catch {
    return [];
  }
}
