import { join } from 'node:path';
import { type Tree, generateFiles } from '@nx/devkit';
import { addAlias } from '../shared/aliases';
import { SCOPE, contractRoot, layerRoot } from '../shared/places';
import { spoken } from '../shared/spoken';
import { camel, pascal } from '../shared/words';
import { writeCodeOwners } from '../shared/write-code-owners';
import { consumedContracts } from './consumed-contracts';
import { assertLayerName } from './layer-name';
import type { LayerOptions } from './options';
import { assertOwner, assertText } from '../shared/plain-text';

/** Nx loads this file under more than one module system, and only some of them know the folder of a file. */
const FILES = 'tools/nx-cdk/src/generators/layer/files';

/** Makes a layer, the contract that it publishes, and what the workspace has to know of both. */
export default spoken<LayerOptions>(generate);

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
    tags: ['scope:layer', `layer:${name}`, ...contracts.map((one) => `consumes:${one.name}`)],
    owner,
    purpose: purpose ?? `what the ${name} service needs to run`,
    template: '',
  };
  generateFiles(tree, join(tree.root, FILES, 'app'), layerRoot(name), variables);
  generateFiles(tree, join(tree.root, FILES, 'contract'), contractRoot(name), variables);
  addAlias(tree, `${SCOPE}/contracts-${name}`, `${contractRoot(name)}/src/index.ts`);
  writeCodeOwners(tree);
}
