import * as ts from 'typescript';
import { inserted, nodesIn, propertyOf } from '../shared/source';

/** The settings of a layer, after one environment was made like another. */
export interface SettingsLikewise {
  readonly text: string;
  /** Why somebody has to look: settings were copied, or nobody could tell whether there are any. */
  readonly note?: 'copied' | 'unclear';
}

/**
 * Gives an environment the settings of its own that the environment has which it is made like.
 *
 * @param text a layer's `config.ts`
 */
export function settingsLikewise(text: string, from: string, name: string): SettingsLikewise {
  const tables = settingsOf(text).flatMap(
    (settings) => propertyOf(settings, 'environments') ?? tableOf(settings),
  );
  if (!tables.every(ts.isObjectLiteralExpression)) return { text, note: 'unclear' };
  const properties = tables.flatMap((table) => [...table.properties]);
  const own = properties.find((property) => nameOf(property) === from);
  if (own && !properties.some((property) => nameOf(property) === name)) {
    const value = ts.isPropertyAssignment(own) ? own.initializer.getText() : own.name?.getText();
    return { text: inserted(text, own.getEnd(), `, ${name}: ${value}`), note: 'copied' };
  }
  const isClear = properties.every((property) => nameOf(property) !== undefined);
  return isClear ? { text } : { text, note: 'unclear' };
}

/** What the layer's settings get their values from: the argument of `withValues`. */
function settingsOf(text: string): readonly ts.ObjectLiteralExpression[] {
  return nodesIn(text, ts.isCallExpression)
    .filter(({ expression }) => ts.isPropertyAccessExpression(expression) && expression.name.text === 'withValues')
    .flatMap((call) => call.arguments.filter(ts.isObjectLiteralExpression));
}

/** A table that has a name of its own, and stands elsewhere. */
function tableOf(settings: ts.ObjectLiteralExpression): readonly ts.Expression[] {
  const property = settings.properties.find((one) => one.name?.getText() === 'environments');
  return property && ts.isShorthandPropertyAssignment(property) ? [property.name] : [];
}

/** The name of a property, unless it is spread or worked out. */
function nameOf({ name }: ts.ObjectLiteralElementLike): string | undefined {
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : undefined;
}
