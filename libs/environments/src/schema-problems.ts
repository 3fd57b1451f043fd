import type { Problem } from '@hipaa-cdk/errors';
import { secretShape } from '@hipaa-cdk/secret-shapes';
import { type z } from 'zod';

/**
 * What a schema finds wrong with a value, every problem with the part of the value that is wrong, and a key that nobody
 * knows with those that are known there.
 *
 * @param path where the value stands, from the outside in
 */
export function schemaProblems(schema: z.ZodType, value: unknown, path: readonly PropertyKey[]): Problem[] {
  const foreign = foreignObjects(value, path);
  if (foreign.length > 0) return foreign;
  const result = schema.safeParse(value);
  if (result.success) return [];
  return result.error.issues.map((issue) => ({
    path: [...path, ...issue.path],
    message:
      issue.code === 'invalid_key'
        ? `${issue.issues.map(({ message }) => message).join('; ')}, got the name ${asText(issue.path.at(-1))}`
        : `${issue.message}${knownKeys(schema, issue)}${offendingValue(value, issue.path)}`,
  }));
}

/** A date, a map or a promise passes for an object that has none of the keys that may be left out, which nobody means. */
function foreignObjects(value: unknown, path: readonly PropertyKey[], seen = new Set<object>()): Problem[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  const kind = Object.prototype.toString.call(value).slice('[object '.length, -1);
  if (kind !== 'Object' && kind !== 'Array')
    return [{ path, message: `expected a text, a number, a list or a plain object, got a ${kind}` }];
  return Object.entries(value).flatMap(([key, part]) => foreignObjects(part, [...path, key], seen));
}

function knownKeys(schema: z.ZodType, issue: z.core.$ZodIssue): string {
  if (issue.code !== 'unrecognized_keys') return '';
  const at = issue.path.reduce<z.core.$ZodType | undefined>(partOf, schema);
  const { shape } = (at && unwrapped(at).def) as { shape?: object };
  return shape ? `; expected ${Object.keys(shape).join(', ')}` : '';
}

/** What stands behind a default, an optional or a pipe. */
function unwrapped(schema: z.core.$ZodType): { def: object } {
  const def = schema._zod.def as { innerType?: z.core.$ZodType; in?: z.core.$ZodType };
  const inner = def.innerType ?? def.in;
  return inner ? unwrapped(inner) : { def };
}

function partOf(schema: z.core.$ZodType | undefined, key: PropertyKey): z.core.$ZodType | undefined {
  if (!schema) return undefined;
  const def = unwrapped(schema).def as {
    shape?: Readonly<Record<PropertyKey, z.core.$ZodType>>;
    element?: z.core.$ZodType;
    valueType?: z.core.$ZodType;
  };
  return def.shape?.[key] ?? def.element ?? def.valueType;
}

function offendingValue(value: unknown, path: readonly PropertyKey[]): string {
  const found = path.reduce<unknown>(
    (at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key],
    value,
  );
  if (found === undefined || (typeof found === 'object' && found !== null)) return '';
  // A file that was pasted by mistake says no more by its end, and takes long to be looked through.
  const shown = typeof found === 'string' && found.length > LONGEST ? `${found.slice(0, LONGEST)}…` : found;
  return mayBeSecret(path, shown) ? ', got what may be a secret, and is not shown' : `, got ${asText(shown)}`;
}

/** Letters of a value that are shown. */
const LONGEST = 500;

/** What stands below `secrets` is one where the setting wants to know where the secret is kept. */
function mayBeSecret(path: readonly PropertyKey[], found: unknown): boolean {
  const names = path.map(String);
  return names.includes('secrets') || secretShape(names.at(-1) ?? '', String(found)) !== undefined;
}

/**
 * Any value of JavaScript as people write it: those of JSON as JSON, and what JSON cannot say (a bigint, a function, a symbol, a
 * circle) in a word.
 */
export function asText(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'symbol' || Number.isNaN(value) || value === Infinity || value === -Infinity)
    return String(value);
  try {
    return (
      JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part)) ?? 'nothing'
    );
  } catch {
    return 'an object that holds itself';
  }
}
