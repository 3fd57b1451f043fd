import type { Tree } from '@nx/devkit';
import * as ts from 'typescript';
import { filesBelow } from '../shared/files-below';
import { nodesIn, textOf } from '../shared/source';

/** Where a contract is published. */
export interface PublishingCall {
  readonly file: string;
  readonly text: string;
  /** The values, as they are written. */
  readonly values: ts.ObjectLiteralExpression;
}

/** The call that publishes a contract; undefined when no layer writes out its values. */
export function publishingCall(tree: Tree, symbol: string): PublishingCall | undefined {
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
