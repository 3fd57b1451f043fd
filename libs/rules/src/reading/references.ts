import { isRecord } from './values';

/** Something of the template that a value draws on. */
export interface Reference {
  /** Logical id of a resource or parameter, or a pseudo parameter. */
  readonly logicalId: string;
  /** Attribute of a `Fn::GetAtt`; undefined for a `Ref`. */
  readonly attribute: string | undefined;
}

/** All references inside a value, however deep, those of `Fn::Sub` included. */
export function references(value: unknown): readonly Reference[] {
  if (Array.isArray(value)) return value.flatMap(references);
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, argument]) => {
    if (name === 'Ref' && typeof argument === 'string')
      return [{ logicalId: argument, attribute: undefined }];
    if (name === 'Fn::GetAtt') return [attributeOf(argument)];
    if (name === 'Fn::Sub') return [...ofText(argument), ...references(argument)];
    return references(argument);
  });
}

function attributeOf(argument: unknown): Reference {
  return named(Array.isArray(argument) ? argument.map(String).join('.') : String(argument));
}

function ofText(argument: unknown): readonly Reference[] {
  const text: unknown = Array.isArray(argument) ? argument[0] : argument;
  if (typeof text !== 'string') return [];
  return [...text.matchAll(/\$\{([^!}][^}]*)\}/g)].map(([, name]) => named(name ?? ''));
}

function named(path: string): Reference {
  const [logicalId = '', ...attribute] = path.split('.');
  return { logicalId, attribute: attribute.length > 0 ? attribute.join('.') : undefined };
}

/**
 * A value as text, as far as the template tells: `Fn::Join`, `Fn::Sub` and `Fn::Base64` are followed, references stay
 * as `${Name}` or `${Name.Attribute}`, other functions as `${Fn::Name}`. Undefined where there is no text at all.
 */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!isRecord(value)) return undefined;
  const [name, argument] = Object.entries(value)[0] ?? [];
  if (name === undefined || Object.keys(value).length !== 1) return undefined;
  return functions[name]?.(argument) ?? (name.startsWith('Fn::') ? placeholder(name) : undefined);
}

const functions: Readonly<Record<string, (argument: unknown) => string | undefined>> = {
  Ref: (name) => placeholder(String(name)),
  'Fn::GetAtt': (path) => placeholder(Array.isArray(path) ? path.map(String).join('.') : String(path)),
  'Fn::Base64': textOf,
  'Fn::Join': joined,
  'Fn::Sub': substituted,
};

function placeholder(name: string): string {
  return '${' + name + '}';
}

function joined(argument: unknown): string | undefined {
  if (!Array.isArray(argument) || !Array.isArray(argument[1])) return undefined;
  return argument[1].map((part) => textOf(part) ?? placeholder('?')).join(String(argument[0]));
}

function substituted(argument: unknown): string | undefined {
  const [text, variables] = Array.isArray(argument)
    ? [argument[0] as unknown, argument[1] as unknown]
    : [argument];
  if (typeof text !== 'string') return undefined;
  return text.replace(/\$\{(!?)([^}]*)\}/g, (whole, literal: string, name: string) =>
    literal ? placeholder(name) : (textOf(isRecord(variables) ? variables[name] : undefined) ?? whole),
  );
}
