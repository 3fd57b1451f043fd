import { type Tree, logger } from '@nx/devkit';
import * as ts from 'typescript';
import { removeAlias } from '../shared/aliases';
import { assertCommitted } from '../shared/assert-committed';
import { filesBelow } from '../shared/files-below';
import { withoutLayer } from '../shared/layer-selection';
import { ENVIRONMENTS, PLATFORM, SCOPE, contractRoot, layerRoot } from '../shared/places';
import { propertyOf, textOf, withoutElements } from '../shared/source';
import { spoken } from '../shared/spoken';
import { writeCodeOwners } from '../shared/write-code-owners';
import { assertRemovable } from './assert-removable';
import { withoutModule } from './without-module';

const EXCEPTIONS = 'exceptions';

/** Files that are kept for single layers, and the file that gathers them. */
const PER_LAYER = [
  { folder: 'tools/mutations/src/unit-tests', gathered: 'index.ts' },
  { folder: 'tools/second-opinion/src/disagreements', gathered: 'disagreements.ts' },
  { folder: EXCEPTIONS, gathered: 'register.ts' },
];

/** Removes a layer, its contract, and what the workspace knows of both. */
export default spoken<{ readonly name: string }>(remove);

function remove(tree: Tree, { name }: { readonly name: string }): void {
  assertRemovable(tree, name);
  assertCommitted(tree.root, [layerRoot(name), contractRoot(name)]);
  tree.delete(layerRoot(name));
  tree.delete(contractRoot(name));
  removeAlias(tree, `${SCOPE}/contracts-${name}`);
  for (const file of filesBelow(tree, [ENVIRONMENTS]))
    rewrite(tree, file, (text) => withoutLayer(text, name));
  rewrite(tree, PLATFORM, (text) =>
    withoutElements(text, (element) => ts.isStringLiteral(element) && element.text === name),
  );
  for (const file of filesBelow(tree, [EXCEPTIONS]).filter((one) => !one.endsWith('.spec.ts')))
    rewrite(tree, file, (text) => withoutElements(text, (element) => isEntryOf(element, name)));
  for (const { folder, gathered } of PER_LAYER) {
    if (!tree.exists(`${folder}/${name}.ts`)) continue;
    tree.delete(`${folder}/${name}.ts`);
    rewrite(tree, `${folder}/${gathered}`, (text) => withoutModule(text, `./${name}`));
  }
  rewrite(tree, 'README.md', (text) => withoutRow(text, layerRoot(name)));
  writeCodeOwners(tree);
  logger.warn(
    `This removes files, no stacks. Where ${name} is still deployed, bring the files back with git and run "npx nx run ${name}:destroy --env=<environment>" first.`,
  );
}

function rewrite(tree: Tree, file: string, edit: (text: string) => string): void {
  const before = textOf(tree, file);
  const after = edit(before);
  if (after !== before) tree.write(file, after);
}

/** Whether an element of a list is `exception({ layer: '<layer>', ... })`. */
function isEntryOf(element: ts.Expression, layer: string): boolean {
  if (!ts.isCallExpression(element)) return false;
  const [argument] = element.arguments;
  if (!argument || !ts.isObjectLiteralExpression(argument)) return false;
  const value = propertyOf(argument, 'layer');
  return value !== undefined && ts.isStringLiteral(value) && value.text === layer;
}

/** Text without the rows of tables that link to the folder. */
function withoutRow(text: string, folder: string): string {
  return text
    .split('\n')
    .filter((line) => !(line.startsWith('|') && line.includes(`](${folder})`)))
    .join('\n');
}
