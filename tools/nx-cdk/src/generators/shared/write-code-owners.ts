import type { Tree } from '@nx/devkit';
import { codeOwners } from '../../teams/code-owners';
import { ownership } from '../../teams/ownership';
import { CODE_OWNERS, foldersIn } from './places';

/** Writes CODEOWNERS as the layers of the tree have it now. */
export function writeCodeOwners(tree: Tree): void {
  const read = (file: string): string => tree.read(file, 'utf8') ?? '';
  tree.write(CODE_OWNERS, codeOwners(ownership({ layers: foldersIn(tree, 'apps'), read })));
}
