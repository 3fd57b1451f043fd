import * as ts from 'typescript';
import { inserted, nodesIn } from '../shared/source';

/** Text with a further element at the end of a list or an object that stands in it. */
export function appended(
  text: string,
  to: ts.ArrayLiteralExpression | ts.ObjectLiteralExpression,
  element: string,
): string {
  const parts = ts.isArrayLiteralExpression(to) ? to.elements : to.properties;
  const last = parts.at(-1);
  return last ? inserted(text, last.getEnd(), `, ${element}`) : inserted(text, to.getEnd() - 1, element);
}

/** Text in which every list of just these words has one more. */
export function appendedToLists(text: string, words: readonly string[], word: string): string {
  const lists = nodesIn(text, ts.isArrayLiteralExpression).filter(
    ({ elements }) =>
      elements.length > 0 &&
      elements.every(ts.isStringLiteral) &&
      elements.map((element) => (element as ts.StringLiteral).text).join() === words.join(),
  );
  // From the end, so that positions before stay right.
  return lists.reverse().reduce((changed, list) => appended(changed, list, `'${word}'`), text);
}
