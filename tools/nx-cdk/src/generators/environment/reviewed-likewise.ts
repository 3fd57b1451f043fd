import * as ts from 'typescript';
import { inserted, nodesIn } from '../shared/source';

/** Text in which what was reviewed for one environment is said of the other, which is made like it. */
export function reviewedLikewise(text: string, from: string, name: string): string {
  const elements = nodesIn(text, ts.isPropertyAssignment)
    .filter((property) => property.name.getText() === 'environments')
    .flatMap(({ initializer }) => (ts.isArrayLiteralExpression(initializer) ? [...initializer.elements] : []))
    .filter((element) => ts.isStringLiteral(element) && element.text === from);
  return elements
    .reverse()
    .reduce((changed, element) => inserted(changed, element.getEnd(), `, '${name}'`), text);
}
