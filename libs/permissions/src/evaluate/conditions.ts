import type { Match } from '../reading/glob';
import { isRecord, listOf } from '../reading/policy';
import { textOf } from '../reading/text';
import { type Operator, operators } from './condition-operators';
import { type Values, withVariables } from './context';

/** One line of a condition. */
export interface Comparison {
  /** As written, such as `ForAnyValue:StringLike`. */
  readonly operator: string;
  /** Its own name in lower case, such as `stringlike`. */
  readonly base: string;
  /** What it asks of a key with several values. */
  readonly set: 'all' | 'any' | 'one';
  readonly ifExists: boolean;
  /** As written. AWS compares keys without regard to case. */
  readonly key: string;
  readonly wanted: readonly string[];
}

/** Lines of the condition of a statement. */
export function comparisonsOf(condition: unknown): readonly Comparison[] {
  if (!isRecord(condition)) return [];
  return Object.entries(condition).flatMap(([operator, keys]) => {
    const [, set = '', base = '', ifExists] =
      /^(?:for(all|any)values?:)?(.*?)(ifexists)?$/.exec(operator.toLowerCase()) ?? [];
    return Object.entries(isRecord(keys) ? keys : {}).map(([key, wanted]) => ({
      operator,
      base,
      set: set === 'all' || set === 'any' ? set : ('one' as const),
      ifExists: ifExists !== undefined,
      key,
      wanted: listOf(wanted).map((value) => textOf(value)),
    }));
  });
}

/** Whether a request meets all lines. An operator that IAM does not have is never met. */
export function meets(comparisons: readonly Comparison[], values: Values): Match {
  return every(comparisons.map((one) => meetsOne(one, values)));
}

/** All of them. */
export function every(matches: readonly Match[]): Match {
  if (matches.includes('no')) return 'no';
  return matches.includes('open') ? 'open' : 'yes';
}

/** One of them at least. */
export function some(matches: readonly Match[]): Match {
  if (matches.includes('yes')) return 'yes';
  return matches.includes('open') ? 'open' : 'no';
}

/** The contrary. */
export function not(one: Match): Match {
  if (one === 'open') return 'open';
  return one === 'yes' ? 'no' : 'yes';
}

function meetsOne(comparison: Comparison, values: Values): Match {
  const given = values.get(comparison.key.toLowerCase());
  if (comparison.base === 'null') {
    const absent = given === undefined || given.length === 0;
    return comparison.wanted.some((wanted) => wanted.toLowerCase() === String(absent)) ? 'yes' : 'no';
  }
  const operator = operators.get(comparison.base);
  if (!operator) return 'no';
  if (given === undefined || given.length === 0) return withoutValue(comparison, operator);
  return withValues(comparison, operator, given, values);
}

/** A key that the request does not have: only what is negated, optional or said of all values holds. */
function withoutValue({ set, ifExists }: Comparison, { negated }: Operator): Match {
  if (ifExists || set === 'all') return 'yes';
  return set === 'one' && negated ? 'yes' : 'no';
}

function withValues(
  { set, wanted }: Comparison,
  { compare, negated }: Operator,
  given: readonly string[],
  values: Values,
): Match {
  const texts = wanted.map((text) => withVariables(text, values)).filter((text) => text !== undefined);
  const holds = given.map((value) => {
    const found = some(texts.map((text) => compare(text, value)));
    return negated ? not(found) : found;
  });
  if (set === 'any') return some(holds);
  // Without a set in front IAM compares one value; several meet no line that they do not meet all.
  return every(holds);
}
