import { UserError } from '@hipaa-cdk/errors';
import type { Tree } from '@nx/devkit';
import * as ts from 'typescript';
import { SCOPE, contractRoot, foldersIn } from './workspace';

/**
 * Text of a file that must be there.
 *
 * @throws UserError `FILE_MISSING`
 */
export function textOf(tree: Tree, file: string): string {
  const text = tree.read(file, 'utf8');
  if (text !== null) return text;
  throw new UserError({
    code: 'FILE_MISSING',
    message: `there is no ${file}; expected it where the template has it`,
    remedy: 'bring it back, or make the change by hand',
  });
}

/** All nodes of a TypeScript text that `matches` takes, in the order in which they stand there. */
export function nodesIn<T extends ts.Node>(text: string, matches: (node: ts.Node) => node is T): T[] {
  const found: T[] = [];
  const visit = (node: ts.Node): void => {
    if (matches(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true));
  return found;
}

/** The value of a property of an object literal, as it is written. */
export function propertyOf(object: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  const property = object.properties.find((one) => one.name?.getText() === name);
  return property && ts.isPropertyAssignment(property) ? property.initializer : undefined;
}

/** Text without the elements of its array literals that `unwanted` takes, commas included. */
export function withoutElements(text: string, unwanted: (element: ts.Expression) => boolean): string {
  const cuts = nodesIn(text, ts.isArrayLiteralExpression).flatMap(({ elements }) =>
    elements.filter(unwanted).map((element) => {
      const end = element.getEnd();
      const comma = /^\s*,/.exec(text.slice(end))?.[0].length ?? 0;
      return [element.getFullStart(), end + comma] as const;
    }),
  );
  return cuts
    .sort(([one], [other]) => other - one)
    .reduce((left, [start, end]) => left.slice(0, start) + left.slice(end), text);
}

/** Puts `insert` into `text` at `position`. */
export function inserted(text: string, position: number, insert: string): string {
  return text.slice(0, position) + insert + text.slice(position);
}

/** `claims-intake` becomes `ClaimsIntake`. */
export function pascal(name: string): string {
  return name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** `claims-intake` becomes `claimsIntake`. */
export function camel(name: string): string {
  const word = pascal(name);
  return word.charAt(0).toLowerCase() + word.slice(1);
}

/** `natIps` becomes `nat ips`, the beginning of a description. */
export function spaced(entry: string): string {
  return entry.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

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
