import { UserError } from '@hipaa-cdk/errors';
import type { Tree } from '@nx/devkit';
import * as ts from 'typescript';

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
