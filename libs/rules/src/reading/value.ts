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
