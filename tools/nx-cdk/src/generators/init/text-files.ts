import type { Tree } from '@nx/devkit';

const FOLDERS = ['apps', 'libs', 'tools', 'docs', '.github', '.ci'];
/** Folders that hold what others wrote, or what is made anew. */
const SKIPPED = ['node_modules', 'dist', 'extension', '__pycache__'];
const TEXT = /(\.(ts|mts|mjs|cjs|js|json|md|template|ya?ml|sh)|\/run)$/;

/** Files of the workspace in which names can stand. */
export function textFiles(tree: Tree): string[] {
  const atRoot = tree.children('').filter((name) => tree.isFile(name));
  return [...atRoot, ...FOLDERS.flatMap((folder) => below(tree, folder))].filter((file) => TEXT.test(file));
}

function below(tree: Tree, folder: string): string[] {
  return tree.children(folder).flatMap((name) => {
    const path = `${folder}/${name}`;
    if (tree.isFile(path)) return [path];
    return SKIPPED.includes(name) ? [] : below(tree, path);
  });
}
