import { UserError } from '@hipaa-cdk/errors';
import type { Tree } from '@nx/devkit';
import { type PublishedContract, contractNames, publishedContract } from '../shared/published-contract';
import { PLATFORM } from '../shared/places';
import { textOf } from '../shared/source';

/**
 * The contracts that a new layer reads.
 *
 * @param list names, separated by commas
 * @throws UserError `CONTRACT_CYCLE` for its own, `LAYER_UNKNOWN` for one that nobody publishes, `LAYER_OF_ACCOUNT` for
 * one whose values are not below the environment's path
 */
export function consumedContracts(tree: Tree, layer: string, list = ''): PublishedContract[] {
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
    message: `"${name}" publishes once an account, not in every environment; expected contracts of an environment's layers`,
  });
}
