import { UserError } from '@hipaa-cdk/errors';
import type { Tree } from '@nx/devkit';
import * as ts from 'typescript';
import { nodesIn, textOf } from '../shared/source';

const FILE = 'libs/contract/src/contract.ts';

/**
 * Refuses a type that contracts do not have. The types are read from where they are declared.
 *
 * @throws UserError `ENTRY_TYPE_UNKNOWN`
 */
export function assertEntryType(tree: Tree, type: string): void {
  const elements = nodesIn(textOf(tree, FILE), ts.isLiteralTypeNode).flatMap(({ literal }) =>
    ts.isStringLiteral(literal) ? [literal.text] : [],
  );
  if (elements.some((element) => type === element || type === `List<${element}>`)) return;
  throw new UserError({
    code: 'ENTRY_TYPE_UNKNOWN',
    message: `${JSON.stringify(type)} is no type of an entry; expected one of ${elements.join(', ')}, or List<one of them>`,
  });
}
