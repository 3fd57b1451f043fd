import * as ts from 'typescript';
import { nodesIn, withoutElements } from '../shared/source';

/** Text of a file that gathers lists of others, without the module and what it takes from there. */
export function withoutModule(text: string, module: string): string {
  const [declaration] = nodesIn(text, ts.isImportDeclaration).filter(
    ({ moduleSpecifier }) => ts.isStringLiteral(moduleSpecifier) && moduleSpecifier.text === module,
  );
  if (!declaration) return text;
  const names = nodesIn(declaration.getText(), ts.isImportSpecifier).map(({ name }) => name.text);
  const [start, end] = [declaration.getStart(), declaration.getEnd()];
  const rest = text.slice(0, start) + text.slice(end).replace(/^\n/, '');
  return withoutElements(
    rest,
    (element) => ts.isSpreadElement(element) && names.includes(element.expression.getText()),
  );
}
