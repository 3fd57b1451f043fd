import { type Tree, logger, readJson } from '@nx/devkit';
import * as ts from 'typescript';
import { UserError } from '@hipaa-cdk/errors';
import {
  removeAlias,
  filesBelow,
  ENVIRONMENTS,
  PLATFORM,
  SCOPE,
  contractRoot,
  layerRoot,
  foldersIn,
  writeCodeOwners,
  assertCommitted,
} from '../shared/workspace';
import { propertyOf, textOf, withoutElements, nodesIn } from '../shared/source';
import { defineGenerator } from '../shared/generator';

const SELECTION = /layers: \{\s*(only|except): \[([^\]]*)\],?\s*\}/;

/** An environment's file that does not name the layer. */
export function withoutLayer(text: string, layer: string): string {
  return text.replace(SELECTION, (whole, kind: string, list: string) => {
    const names = [...list.matchAll(/'([^']+)'/g)].map(([quoted]) => quoted);
    const left = names.filter((quoted) => quoted !== `'${layer}'`);
    if (left.length === names.length) return whole;
    return kind === 'except' && left.length === 0
      ? "layers: 'all'"
      : `layers: { ${kind}: [${left.join(', ')}] }`;
  });
}

const EXCEPTIONS = 'exceptions';

/** Files that are kept for single layers, and the file that gathers them. */
const PER_LAYER = [
  { folder: 'tools/mutations/src/unit-tests', gathered: 'index.ts' },
  { folder: 'tools/second-opinion/src/disagreements', gathered: 'disagreements.ts' },
  { folder: EXCEPTIONS, gathered: 'register.ts' },
];

/** Removes a layer, its contract, and what the workspace knows of both. */
export default defineGenerator<{ readonly name: string }>(remove);

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

/**
 * Refuses to remove what is not there, or what somebody needs.
 *
 * @throws UserError `LAYER_UNKNOWN`, `CONTRACT_SHARED` or `LAYER_IN_USE`
 */
function assertRemovable(tree: Tree, layer: string): void {
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
    remedy: `leave it out of the environments instead: layers: { except: ['${layer}'] } in platform/environments; or remove the readers first`,
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

/** Text of a file that gathers lists of others, without the module and what it takes from there. */
export function withoutModule(text: string, module: string): string {
  const [declaration] = nodesIn(text, ts.isImportDeclaration).filter(
    ({ moduleSpecifier }) => ts.isStringLiteral(moduleSpecifier) && moduleSpecifier.text === module,
  );
  if (!declaration) return text;
  const names = nodesIn(declaration.getText(), ts.isImportSpecifier).map(({ name }) => name.text);
  const [start, end] = [declaration.getStart(), declaration.getEnd()];
  const rest = text.slice(0, start) + text.slice(end).replace(/^\n/, '');
  return withoutElements(
    rest,
    (element) => ts.isSpreadElement(element) && names.includes(element.expression.getText()),
  );
}
