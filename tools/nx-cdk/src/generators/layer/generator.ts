import { join } from 'node:path';
import { type Tree, generateFiles, getProjects } from '@nx/devkit';
import { UserError } from '@hipaa-cdk/errors';
import { addAlias, SCOPE, contractRoot, layerRoot, PLATFORM, writeCodeOwners } from '../shared/workspace';
import { defineGenerator, assertOwner, assertText } from '../shared/generator';
import {
  camel,
  pascal,
  textOf,
  type PublishedContract,
  contractNames,
  publishedContract,
} from '../shared/source';

/** Options of the layer generator, as they are typed. */
interface LayerOptions {
  /** Name of the layer. */
  readonly name: string;
  /** Contracts that it reads, separated by commas. */
  readonly consumes?: string;
  /** Team that answers for it. */
  readonly owner?: string;
  /** What it is for, in a few words. */
  readonly purpose?: string;
}

/** Nx loads this file under more than one module system, and only some of them know the folder of a file. */
const FILES = 'tools/nx-cdk/src/generators/layer/files';

function generate(tree: Tree, { name, consumes, owner, purpose }: LayerOptions): void {
  assertLayerName(tree, name);
  assertOwner(owner);
  assertText('purpose', purpose, 100);
  const contracts = consumedContracts(tree, name, consumes);
  const variables = {
    name,
    className: pascal(name),
    variable: camel(name),
    consumes: contracts,
    imports: [
      ...contracts,
      { symbol: `${camel(name)}Contract`, packageName: `${SCOPE}/contracts-${name}` },
    ].sort((one, other) => one.packageName.localeCompare(other.packageName)),
    owner,
    purpose: purpose ?? `what the ${name} service needs to run`,
    template: '',
  };
  generateFiles(tree, join(tree.root, FILES, 'app'), layerRoot(name), variables);
  generateFiles(tree, join(tree.root, FILES, 'contract'), contractRoot(name), variables);
  addAlias(tree, `${SCOPE}/contracts-${name}`, `${contractRoot(name)}/src/index.ts`);
  writeCodeOwners(tree);
}

/** Words that mean something else on the command line, in parameter paths or in the language. */
const RESERVED: readonly string[] = [
  ...['account', 'all', 'apps', 'contracts', 'environments', 'libs', 'tools', 'stack', 'default'],
  ...[
    'synth',
    'diff',
    'deploy',
    'destroy',
    'recover',
    'check',
    'status',
    'lint',
    'test',
    'typecheck',
    'verify',
    'generate',
  ],
];

/**
 * Refuses a name that a layer cannot have.
 *
 * @throws UserError `NAME_INVALID`, `NAME_RESERVED` or `NAME_TAKEN`
 */
function assertLayerName(tree: Tree, name: string): void {
  if (!/^(?=.{2,24}$)[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/.test(name)) {
    throw new UserError({
      code: 'NAME_INVALID',
      message: `${JSON.stringify(name)} is not a valid layer name; expected 2 to 24 lower-case letters, digits and single hyphens, such as "claims-intake"`,
    });
  }
  if (RESERVED.includes(name) || name.startsWith('contracts-')) {
    throw new UserError({
      code: 'NAME_RESERVED',
      message: `"${name}" means something else in this workspace; expected a name of its own`,
    });
  }
  const taken =
    getProjects(tree).has(name) ||
    [name, layerRoot(name), contractRoot(name), `libs/${name}`, `tools/${name}`].some((root) =>
      tree.exists(root),
    );
  if (!taken) return;
  throw new UserError({
    code: 'NAME_TAKEN',
    message: `there is a project, a layer or a contract "${name}"; expected a name that is free`,
  });
}

/** Makes a layer, the contract that it publishes, and what the workspace has to know of both. */
export default defineGenerator<LayerOptions>(generate);

/**
 * The contracts that a new layer reads.
 *
 * @param list names, separated by commas
 * @throws UserError `CONTRACT_CYCLE` for its own, `LAYER_UNKNOWN` for one that nobody publishes, `LAYER_OF_ACCOUNT` for
 * one whose values are not below the environment's path
 */
function consumedContracts(tree: Tree, layer: string, list = ''): PublishedContract[] {
  const names = [...new Set(list.split(',').map((name) => name.trim()))].filter((name) => name !== '').sort();
  const known = contractNames(tree);
  const ofAccount = accountLayers(tree);
  for (const name of names) {
    if (name === layer) throw ownContract(layer);
    if (!known.includes(name)) throw unknownContract(name, known);
    if (ofAccount.includes(name)) throw contractOfAccount(name);
  }
  return names.map((name) => publishedContract(tree, name));
}

function accountLayers(tree: Tree): string[] {
  const [, list = ''] = /accountLayers[^=]*= \[([^\]]*)\]/.exec(textOf(tree, PLATFORM)) ?? [];
  return [...list.matchAll(/'([^']+)'/g)].map(([, name = '']) => name);
}

function ownContract(layer: string): UserError {
  return new UserError({
    code: 'CONTRACT_CYCLE',
    message: `"${layer}" cannot consume itself; expected contracts of other layers`,
  });
}

function unknownContract(name: string, known: readonly string[]): UserError {
  return new UserError({
    code: 'LAYER_UNKNOWN',
    message: `nobody publishes a contract "${name}"; expected some of ${known.join(', ')}`,
  });
}

function contractOfAccount(name: string): UserError {
  return new UserError({
    code: 'LAYER_OF_ACCOUNT',
    message: `"${name}" is published by one stack per account, not in every environment; expected contracts of an environment's layers`,
  });
}
