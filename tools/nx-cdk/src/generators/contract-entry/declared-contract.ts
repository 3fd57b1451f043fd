import { UserError } from '@hipaa-cdk/errors';
import * as ts from 'typescript';
import { nodesIn, propertyOf } from '../shared/source';

/** A contract as its library declares it. */
export interface DeclaredContract {
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
export function declaredContract(text: string, file: string): DeclaredContract {
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
