import { UserError } from '@hipaa-cdk/errors';
import { type Tree, logger } from '@nx/devkit';
import * as ts from 'typescript';
import { filesBelow } from '../shared/files-below';
import { assertText } from '../shared/plain-text';
import { contractRoot } from '../shared/places';
import { contractNames } from '../shared/published-contract';
import { textOf } from '../shared/source';
import { spoken } from '../shared/spoken';
import { spaced } from '../shared/words';
import { appended, appendedToLists } from './appended';
import { type DeclaredContract, declaredContract } from './declared-contract';
import { assertEntryType } from './entry-types';
import type { ContractEntryOptions } from './options';
import { publishingCall } from './publishing-call';

/** Adds an entry to a contract, to its tests, and to the stack that publishes it. */
export default spoken<ContractEntryOptions>(add);

function add(
  tree: Tree,
  { contract: name, entry, type = 'String', description, value }: ContractEntryOptions,
): void {
  const known = contractNames(tree);
  if (!known.includes(name)) throw unknown(name, known);
  assertEntryType(tree, type);
  assertText('description', description, 200);
  assertExpression(value);
  const file = `${contractRoot(name)}/src/index.ts`;
  const text = textOf(tree, file);
  const contract = declaredContract(text, file);
  assertEntryName(contract, entry);
  const words = description ?? `${spaced(entry)} of the ${name} layer`;
  tree.write(
    file,
    appended(text, contract.entries, `${entry}: { type: '${type}', description: '${words}' }`),
  );
  extendTests(tree, name, contract, entry, type);
  publishEntry(tree, contract.symbol, entry, value);
}

/** Tests that list the entries, or those that are lists, list the new one too. */
function extendTests(
  tree: Tree,
  name: string,
  contract: DeclaredContract,
  entry: string,
  type: string,
): void {
  const lists = type.startsWith('List<') ? [contract.names, contract.lists] : [contract.names];
  for (const file of filesBelow(tree, [`${contractRoot(name)}/src`], '.spec.ts')) {
    const extended = [...new Set(lists.map((words) => words.join()))].reduce(
      (text, words) => appendedToLists(text, words.split(','), entry),
      textOf(tree, file),
    );
    tree.write(file, extended);
  }
}

function publishEntry(tree: Tree, symbol: string, entry: string, value: string | undefined): void {
  const call = publishingCall(tree, symbol);
  if (call && value !== undefined) {
    tree.write(call.file, appended(call.text, call.values, `${entry}: ${value}`));
    return;
  }
  logger.warn(
    `${call?.file ?? `Whoever publishes ${symbol}`} does not compile until it publishes ${entry}: no --value said what it is.`,
  );
}

function assertEntryName({ names, symbol }: DeclaredContract, entry: string): void {
  if (!/^[a-z][A-Za-z0-9]{1,39}$/.test(entry)) {
    throw new UserError({
      code: 'NAME_INVALID',
      message: `${JSON.stringify(entry)} is no name for an entry; expected 2 to 40 letters and digits that begin with a small one, such as "natIps"`,
    });
  }
  if (!names.includes(entry)) return;
  throw new UserError({
    code: 'ENTRY_EXISTS',
    message: `${symbol} has an entry "${entry}"; expected a name that is free`,
    remedy: 'change it in two steps, as CONTRIBUTING.md says',
  });
}

/** What is no expression would leave a stack that nobody can read. */
function assertExpression(value: string | undefined): void {
  if (value === undefined) return;
  const { diagnostics = [] } = ts.transpileModule(`void (${value});`, { reportDiagnostics: true });
  if (value.trim() !== '' && diagnostics.length === 0) return;
  throw new UserError({
    code: 'VALUE_INVALID',
    message: `--value is ${JSON.stringify(value)}; expected a TypeScript expression such as "vpc.vpcId"`,
  });
}

function unknown(name: string, known: readonly string[]): UserError {
  return new UserError({
    code: 'LAYER_UNKNOWN',
    message: `nobody publishes a contract ${JSON.stringify(name)}; expected one of ${known.join(', ')}`,
  });
}
