import { UserError } from '@hipaa-cdk/errors';
import { type Tree, readJson } from '@nx/devkit';
import * as ts from 'typescript';
import { filesBelow } from '../shared/files-below';
import { SCOPE, contractRoot, foldersIn, layerRoot } from '../shared/places';
import { nodesIn, textOf } from '../shared/source';

/**
 * Refuses to remove what is not there, or what somebody needs.
 *
 * @throws UserError `LAYER_UNKNOWN`, `CONTRACT_SHARED` or `LAYER_IN_USE`
 */
export function assertRemovable(tree: Tree, layer: string): void {
  if (!/^[a-z][a-z0-9-]*$/.test(layer) || !tree.exists(`${layerRoot(layer)}/cdk.json`)) {
    throw new UserError({
      code: 'LAYER_UNKNOWN',
      message: `there is no layer ${JSON.stringify(layer)}; expected one of ${foldersIn(tree, 'apps').join(', ')}`,
    });
  }
  const shared = contractsPublishedWithOthers(tree, layer);
  if (shared.length > 0) {
    throw new UserError({
      code: 'CONTRACT_SHARED',
      message: `"${layer}" and others publish the contract "${shared.join(', ')}"; expected a layer with a contract of its own`,
      remedy: 'leave it out of the environments instead: their files choose the compute',
    });
  }
  const readers = readersOf(tree, layer);
  if (readers.length === 0) return;
  throw new UserError({
    code: 'LAYER_IN_USE',
    message: `the contract of "${layer}" is read by ${readers.join(', ')}; expected no reader`,
    remedy: 'remove what they read, or the readers, first',
  });
}

function contractsPublishedWithOthers(tree: Tree, layer: string): string[] {
  return foldersIn(tree, 'libs/contracts').filter((name) => {
    const file = `${contractRoot(name)}/project.json`;
    return (
      tree.exists(file) && readJson<{ tags?: string[] }>(tree, file).tags?.includes(`published-by:${layer}`)
    );
  });
}

/** Folders of projects that name the contract's package, as they stand below the workspace. */
function readersOf(tree: Tree, layer: string): string[] {
  const name = `${SCOPE}/contracts-${layer}`;
  const own = [`${layerRoot(layer)}/`, `${contractRoot(layer)}/`];
  const files = filesBelow(tree, ['apps', 'libs', 'tools']).filter(
    (file) => !own.some((folder) => file.startsWith(folder)) && imports(textOf(tree, file), name),
  );
  return [...new Set(files.map((file) => file.split('/').slice(0, depthOf(file)).join('/')))].sort();
}

function imports(text: string, name: string): boolean {
  // Most files need no parsing to see that they do not.
  if (!text.includes(name)) return false;
  return nodesIn(text, ts.isImportDeclaration).some(
    ({ moduleSpecifier }) => ts.isStringLiteral(moduleSpecifier) && moduleSpecifier.text === name,
  );
}

function depthOf(file: string): number {
  return file.startsWith('libs/contracts/') ? 3 : 2;
}
