import type { Condition } from './condition';
import { parsePattern } from './parse-pattern';

/** One log event that is a JSON object. */
export type LogEvent = Readonly<Record<string, unknown>>;

/**
 * Whether CloudWatch Logs would find `event` with `pattern`.
 *
 * @throws Error for `!=` on a field that the event does not have: the documentation does not say what comes out of it, so
 * that a pattern must not depend on it
 */
export function matchesPattern(pattern: string, event: LogEvent): boolean {
  return holds(parsePattern(pattern), event);
}

function holds(condition: Condition, event: LogEvent): boolean {
  switch (condition.kind) {
    case 'all':
      return condition.parts.every((part) => holds(part, event));
    case 'any':
      return condition.parts.some((part) => holds(part, event));
    case 'presence':
      return (valueAt(event, condition.path) !== undefined) === condition.present;
    case 'flag':
      return valueAt(event, condition.path) === condition.value;
    case 'comparison':
      return compares(condition, valueAt(event, condition.path));
  }
}

function compares(
  { path, equal, value: expected }: Extract<Condition, { kind: 'comparison' }>,
  value: unknown,
): boolean {
  if (value === undefined && !equal)
    throw new Error(`"!=" on ${path}, which the event lacks, is not defined`);
  return (typeof value === 'string' && isLike(value, expected)) === equal;
}

function isLike(value: string, expected: string): boolean {
  const [first = '', ...others] = expected
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${[first, ...others].join('.*')}$`, 's').test(value);
}

function valueAt(event: LogEvent, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined,
      event,
    );
}
