/** First part of the name of every package of the workspace. */
export const SCOPE = '@hipaa-cdk';

export const ENVIRONMENTS = 'platform/environments';
export const PLATFORM = 'platform/index.ts';
export const APPLICATION = 'platform/application.ts';
export const CODE_OWNERS = '.github/CODEOWNERS';

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
