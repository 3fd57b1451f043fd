/** Values as a template spells them: JSON, YAML read as text, or a function that CloudFormation works out later. */

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether CloudFormation works the value out later, so that the template does not show it. */
export function isToken(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const [name, ...others] = Object.keys(value);
  return others.length === 0 && (name === 'Ref' || name?.startsWith('Fn::') === true);
}

export function isTrue(value: unknown): boolean {
  return value === true || lowerCase(value) === 'true';
}

export function isFalse(value: unknown): boolean {
  return value === false || lowerCase(value) === 'false';
}

/** A number, also one that is written as text; undefined for anything else. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'string' && value.trim() === '') return undefined;
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  const number = Number(value);
  return Number.isNaN(number) ? undefined : number;
}

export function isAtLeast(minimum: number): (value: unknown) => boolean {
  return (value) => (numberOf(value) ?? -Infinity) >= minimum;
}

/** Text, whatever its case, so that it can be compared; undefined for anything else. */
export function lowerCase(value: unknown): string | undefined {
  return typeof value === 'string' ? value.toLowerCase() : undefined;
}

/** Whether something is there at all: text, a number or a function, but not an empty one. */
export function isGiven(value: unknown): boolean {
  return (
    value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
  );
}

/** Everything that is written in a value, functions included, for looking names up in it. */
export function written(value: unknown): string {
  return JSON.stringify(value) ?? '';
}

/**
 * Every value that may stand at a path: both arms of an `Fn::If`, and each item of a list where the path says `*`.
 * A missing value, an empty list and `AWS::NoValue` read as one `undefined`. Below a token there is nothing to see: the
 * token itself is the reading.
 *
 * @param root - where the path starts, such as the properties of a resource
 * @param path - names joined by full stops, such as `Rules.*.Status`
 */
export function readings(root: unknown, path: string): readonly unknown[] {
  return path
    .split('.')
    .reduce((values, step) => values.flatMap((value) => stepInto(value, step)), alternatives(root));
}

/** Items of a list without those that are `AWS::NoValue`. One value counts as a list of one, a missing list is empty. */
export function items(value: unknown): readonly unknown[] {
  const list = alternatives(value).flatMap((arm) => (Array.isArray(arm) ? (arm as unknown[]) : [arm]));
  return list.flatMap(alternatives).filter((item) => item !== undefined && item !== null);
}

function stepInto(value: unknown, step: string): readonly unknown[] {
  if (step === '*') {
    const list = items(value);
    return list.length === 0 ? [undefined] : list;
  }
  if (isToken(value)) return [value];
  return alternatives(isRecord(value) ? value[step] : undefined);
}

/** What a value may be: both arms of an `Fn::If`, and `undefined` for `AWS::NoValue`. */
export function alternatives(value: unknown): readonly unknown[] {
  if (!isRecord(value)) return [value];
  if (value['Ref'] === 'AWS::NoValue') return [undefined];
  const choice = value['Fn::If'];
  return Array.isArray(choice) ? choice.slice(1).flatMap(alternatives) : [value];
}

/** A value that has nothing below it, or that a function works out. */
export interface Leaf {
  /** Names and places in lists, joined by full stops. */
  readonly path: string;
  /** The last name on the path, whatever place in a list it has. */
  readonly name: string;
  readonly value: unknown;
}

/** Everything that is written in a value, from the outside in; both arms of an `Fn::If`. */
export function leaves(value: unknown, path = '', name = ''): readonly Leaf[] {
  return alternatives(value).flatMap((one) => {
    if (one === undefined) return [];
    if (typeof one !== 'object' || one === null || isToken(one)) return [{ path, name, value: one }];
    return Object.entries(one).flatMap(([key, inner]) =>
      leaves(inner, path === '' ? key : `${path}.${key}`, Array.isArray(one) ? name : key),
    );
  });
}

/** The first of several values that does not hold, or else the first of all. */
export function weakest(
  values: readonly unknown[],
  holds: (value: unknown) => boolean,
): { readonly value: unknown; readonly holds: boolean } {
  const wrong = values.findIndex((value) => !holds(value));
  return { value: values[Math.max(wrong, 0)], holds: wrong < 0 };
}
