import type { Tree } from '@nx/devkit';

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
