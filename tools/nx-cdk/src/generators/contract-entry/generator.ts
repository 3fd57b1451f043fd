import { UserError } from '@hipaa-cdk/errors';
import { type Tree, logger } from '@nx/devkit';
import * as ts from 'typescript';
import { filesBelow, contractRoot } from '../shared/workspace';
import { assertText, defineGenerator } from '../shared/generator';
import { contractNames, textOf, inserted, nodesIn, propertyOf, spaced } from '../shared/source';

/** Options of the generator for entries, as they are typed. */
interface ContractEntryOptions {
  /** Name of the contract. */
  readonly contract: string;
  /** Name of the new entry. */
  readonly entry: string;
  /** CloudFormation type of the value. */
  readonly type?: string;
  /** What the value is. */
  readonly description?: string;
  /** Expression for the value in the publishing stack. */
  readonly value?: string;
}

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
      message: `${JSON.stringify(entry)} is not a valid entry name; expected 2 to 40 letters and digits that begin with a small one, such as "natIps"`,
    });
  }
  if (!names.includes(entry)) return;
  throw new UserError({
    code: 'ENTRY_EXISTS',
    message: `${symbol} has an entry "${entry}"; expected a name that is free`,
    remedy: 'change it in two steps, as CONTRIBUTING.md says',
  });
}

const ENTRY_TYPES = 'libs/contract/src/contract.ts';

/**
 * Refuses a type that contracts do not have. The types are read from where they are declared.
 *
 * @throws UserError `ENTRY_TYPE_UNKNOWN`
 */
function assertEntryType(tree: Tree, type: string): void {
  const elements = nodesIn(textOf(tree, ENTRY_TYPES), ts.isLiteralTypeNode).flatMap(({ literal }) =>
    ts.isStringLiteral(literal) ? [literal.text] : [],
  );
  if (elements.some((element) => type === element || type === `List<${element}>`)) return;
  throw new UserError({
    code: 'ENTRY_TYPE_UNKNOWN',
    message: `${JSON.stringify(type)} is no type of an entry; expected one of ${elements.join(', ')}, or List<one of them>`,
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

/** Adds an entry to a contract, to its tests, and to the stack that publishes it. */
export default defineGenerator<ContractEntryOptions>(add);

/** Text with a further element at the end of a list or an object that stands in it. */
function appended(
  text: string,
  to: ts.ArrayLiteralExpression | ts.ObjectLiteralExpression,
  element: string,
): string {
  const parts = ts.isArrayLiteralExpression(to) ? to.elements : to.properties;
  const last = parts.at(-1);
  return last ? inserted(text, last.getEnd(), `, ${element}`) : inserted(text, to.getEnd() - 1, element);
}

/** Text in which every list of just these words has one more. */
function appendedToLists(text: string, words: readonly string[], word: string): string {
  const lists = nodesIn(text, ts.isArrayLiteralExpression).filter(
    ({ elements }) =>
      elements.length > 0 &&
      elements.every(ts.isStringLiteral) &&
      elements.map((element) => (element as ts.StringLiteral).text).join() === words.join(),
  );
  // From the end, so that positions before stay right.
  return lists.reverse().reduce((changed, list) => appended(changed, list, `'${word}'`), text);
}

/** A contract as its library declares it. */
interface DeclaredContract {
  readonly symbol: string;
  /** The list of entries, in the text of the file. */
  readonly entries: ts.ObjectLiteralExpression;
  readonly names: readonly string[];
  /** Names of the entries that are lists. */
  readonly lists: readonly string[];
}

/**
 * The first contract that a library declares.
 *
 * @param file for the message
 * @throws UserError `CONTRACT_UNREADABLE` when its entries are written in another way
 */
function declaredContract(text: string, file: string): DeclaredContract {
  for (const { name, initializer } of nodesIn(text, ts.isVariableDeclaration)) {
    if (!initializer || !ts.isCallExpression(initializer)) continue;
    const [argument] = initializer.arguments;
    if (initializer.expression.getText() !== 'defineContract' || !argument) continue;
    const entries = ts.isObjectLiteralExpression(argument) ? propertyOf(argument, 'entries') : undefined;
    if (!entries || !ts.isObjectLiteralExpression(entries)) continue;
    return {
      symbol: name.getText(),
      entries,
      names: entries.properties.map((one) => one.name?.getText() ?? ''),
      lists: entries.properties.filter(isList).map((one) => one.name?.getText() ?? ''),
    };
  }
  throw new UserError({
    code: 'CONTRACT_UNREADABLE',
    message: `${file} declares no contract with its entries written out; expected "defineContract({ layer, revision, entries: { ... } })"`,
    remedy: 'add the entry by hand',
  });
}

function isList(property: ts.ObjectLiteralElementLike): boolean {
  if (!ts.isPropertyAssignment(property) || !ts.isObjectLiteralExpression(property.initializer)) return false;
  const type = propertyOf(property.initializer, 'type');
  return type !== undefined && ts.isStringLiteral(type) && type.text.startsWith('List<');
}

/** Where a contract is published. */
interface PublishingCall {
  readonly file: string;
  readonly text: string;
  /** The values, as they are written. */
  readonly values: ts.ObjectLiteralExpression;
}

/** The call that publishes a contract; undefined when no layer writes out its values. */
function publishingCall(tree: Tree, symbol: string): PublishingCall | undefined {
  for (const file of filesBelow(tree, ['apps']).filter((one) => !one.endsWith('.spec.ts'))) {
    const text = textOf(tree, file);
    if (!text.includes(symbol)) continue;
    for (const call of nodesIn(text, ts.isCallExpression)) {
      const [, contract, values] = call.arguments;
      if (call.expression.getText() !== 'publish' || contract?.getText() !== symbol) continue;
      if (values && ts.isObjectLiteralExpression(values)) return { file, text, values };
    }
  }
  return undefined;
}
