import { UserError } from '@hipaa-cdk/errors';
import type { Tree } from '@nx/devkit';
import * as ts from 'typescript';
import { SCOPE, contractRoot, foldersIn } from './places';
import { nodesIn, propertyOf, textOf } from './source';
import { pascal } from './words';

/** What somebody who reads a contract writes, and gets. */
export interface PublishedContract {
  /** Name of the contract: the last part of its package. */
  readonly name: string;
  readonly packageName: string;
  /** What is imported from it. */
  readonly symbol: string;
  /** The contract as an expression inside of a stack. */
  readonly expression: string;
  /** Its first entry that is a single value. */
  readonly entry: string;
  /** Regular expression for the template parameter that the entry is read from. */
  readonly parameter: string;
}

/** Contracts of the workspace, by name. */
export function contractNames(tree: Tree): string[] {
  return foldersIn(tree, 'libs/contracts');
}

/**
 * How the contract of that name is read.
 *
 * @throws UserError `CONTRACT_UNREADABLE` when it has no single value, or is written in another way
 */
export function publishedContract(tree: Tree, name: string): PublishedContract {
  const text = textOf(tree, `${contractRoot(name)}/src/index.ts`);
  const entries = nodesIn(text, ts.isPropertyAssignment).filter(({ initializer }) =>
    isSingleEntry(initializer),
  );
  const entry = entries[0]?.name.getText();
  const several = text.includes('export const computeContracts');
  const symbol = several ? 'computeContracts' : /export const (\w+Contract)\b/.exec(text)?.[1];
  if (entry === undefined || symbol === undefined) {
    throw new UserError({
      code: 'CONTRACT_UNREADABLE',
      message: `${contractRoot(name)}/src/index.ts exports no contract with a single value; expected "export const ${name}Contract = defineContract(...)"`,
      remedy: 'leave it out of --consumes and read it by hand',
    });
  }
  const upper = entry.charAt(0).toUpperCase() + entry.slice(1);
  return {
    name,
    packageName: `${SCOPE}/contracts-${name}`,
    symbol,
    expression: several ? `${symbol}[props.environment.compute]` : symbol,
    entry,
    parameter: `${pascal(name)}${several ? '\\\\w+' : ''}${upper}`,
  };
}

function isSingleEntry(value: ts.Expression): boolean {
  if (!ts.isObjectLiteralExpression(value)) return false;
  const type = propertyOf(value, 'type');
  return type !== undefined && ts.isStringLiteral(type) && !type.text.startsWith('List<');
}
