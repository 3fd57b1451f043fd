import { UserError } from '@hipaa-cdk/errors';
import * as ts from 'typescript';

/** Values of settings by name. */
export type Values = Readonly<Record<string, unknown>>;

/**
 * A layer's `config.ts` in which an environment has settings of its own, besides or instead of those that it had.
 *
 * @param layer whose it is, for the message
 * @throws UserError `CONFIG_UNCLEAR` where settings are spread or worked out: a person has to write them
 */
export function withSettings(text: string, environment: string, values: Values, layer: string): string {
  const unclear = (): UserError => tooClever(layer, environment, values);
  const table = argumentOf(text);
  if (!table) throw unclear();
  const environments = valueOf(table, 'environments', unclear);
  if (!environments) {
    const line = `environments: { ${key(environment)}: ${literal(values)} },`;
    return insertedInto(text, table, line);
  }
  const own = valueOf(environments, environment, unclear);
  if (!own) return insertedInto(text, environments, `${key(environment)}: ${literal(values)},`);
  const given = own.properties.map((property) => [nameOf(property), property] as const);
  if (given.some(([name]) => name === undefined)) throw unclear();
  const missing = Object.entries(values).filter(([name]) => !given.some(([known]) => known === name));
  // The last first: what stands before keeps its place.
  const replaced = [...given].reverse().reduce((left, [name = '', property]) => {
    if (!(name in values)) return left;
    if (!ts.isPropertyAssignment(property)) throw unclear();
    const { initializer } = property;
    return (
      left.slice(0, initializer.getStart()) + JSON.stringify(values[name]) + left.slice(initializer.getEnd())
    );
  }, text);
  const lines = missing.map(([name, value]) => `${key(name)}: ${JSON.stringify(value)},`);
  return insertedInto(replaced, own, lines.join(' '));
}

/** A file of the workspace as its formatter writes it. */
export async function formatted(file: string, text: string): Promise<string> {
  const { format, resolveConfig } = await import('prettier');
  return format(text, { ...(await resolveConfig(file)), filepath: file });
}

/** What the settings of the layer get their values from. */
function argumentOf(text: string): ts.ObjectLiteralExpression | undefined {
  const found: ts.ObjectLiteralExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      node.expression.name.text === 'withValues'
    )
      found.push(...node.arguments.filter(ts.isObjectLiteralExpression));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('config.ts', text, ts.ScriptTarget.Latest, true));
  return found[0];
}

function valueOf(
  object: ts.ObjectLiteralExpression,
  name: string,
  unclear: () => UserError,
): ts.ObjectLiteralExpression | undefined {
  const property = object.properties.find((one) => nameOf(one) === name);
  if (!property) {
    if (object.properties.some((one) => !nameOf(one))) throw unclear();
    return undefined;
  }
  if (!ts.isPropertyAssignment(property) || !ts.isObjectLiteralExpression(property.initializer))
    throw unclear();
  return property.initializer;
}

function nameOf({ name }: ts.ObjectLiteralElementLike): string | undefined {
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : undefined;
}

/** Behind the brace, so that neither a comment nor a missing comma at the end is in the way. */
function insertedInto(text: string, object: ts.ObjectLiteralExpression, line: string): string {
  if (line === '') return text;
  const at = object.getStart() + 1;
  return `${text.slice(0, at)}\n${line}\n${text.slice(at)}`;
}

function key(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

function literal(values: Values): string {
  return `{ ${Object.entries(values)
    .map(([name, value]) => `${key(name)}: ${JSON.stringify(value)}`)
    .join(', ')} }`;
}

function tooClever(layer: string, environment: string, values: Values): UserError {
  return new UserError({
    code: 'CONFIG_UNCLEAR',
    message: `nothing was changed: apps/${layer}/config.ts works its values out, so a person has to write into it`,
    remedy: `the settings of ${environment} need ${literal(values)}; then npx nx run ${layer}:deploy --env=${environment}`,
  });
}
