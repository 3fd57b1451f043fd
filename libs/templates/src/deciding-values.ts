import { evaluateExpression } from './evaluate';
import { withDefaults } from './resolve-template';
import type { LaunchTemplate, ParameterValues } from './template';

/** More combinations than these are not looked at; then every pair of values is. */
const MOST = 4096;

/**
 * Launches that hide nothing: together they have every value that a parameter may have, every condition true and false, and
 * every two of these beside each other. A parameter that conditions read, and that lists no values, takes those that it is
 * compared with, and one that it is not.
 *
 * @returns values for the parameters that decide; others have their defaults
 */
export function decidingValues(template: LaunchTemplate): readonly ParameterValues[] {
  const { Parameters = {}, Conditions = {}, Resources } = template;
  const looked = lookedUp(Resources);
  const read = new Set([...refsOf(Conditions, template), ...looked]);
  const choices = Object.entries(Parameters).flatMap(([name, { AllowedValues, Default }]) => {
    const literals = read.has(name) ? literalsBeside(name, Conditions) : [];
    const compared = [...(Default === undefined ? [] : [String(Default)]), ...literals, otherThan(literals)];
    const values = AllowedValues?.map(String) ?? (read.has(name) ? compared : []);
    return values.length === 0 ? [] : [{ name, values: [...new Set(values)] }];
  });
  const decide = choices.filter(({ name, values }) => read.has(name) || values.length > 1);
  return covering(combinations(decide), (row) => traits(template, row, new Set([...looked, 'PHI'])));
}

/** Rows that together have every trait of all rows, taken greedily: each time the one that adds most. */
function covering(
  rows: readonly ParameterValues[],
  traitsOf: (row: ParameterValues) => readonly string[],
): readonly ParameterValues[] {
  let left = rows.map((row) => ({ row, traits: new Set(traitsOf(row)) }));
  const [first] = left;
  if (first === undefined) return [];
  const taken = [first.row];
  for (let latest = first.traits; ;) {
    left = left.filter(({ traits }) => {
      for (const trait of latest) traits.delete(trait);
      return traits.size > 0;
    });
    if (left.length === 0) return taken;
    const best = left.reduce((most, one) => (one.traits.size > most.traits.size ? one : most));
    taken.push(best.row);
    latest = new Set(best.traits);
  }
}

/** What a launch has: values of its parameters, and by twos how conditions come out and what decides beside them. */
function traits(template: LaunchTemplate, row: ParameterValues, deciding: ReadonlySet<string>): string[] {
  const outcomes = [
    ...conditionValues(template, row),
    ...[...deciding].filter((name) => name in row).map((name) => `${name}=${row[name] ?? ''}`),
  ];
  return [
    ...Object.entries(row).map(([name, value]) => `${name}=${value}`),
    ...outcomes,
    ...outcomes.flatMap((one, index) => outcomes.slice(index + 1).map((two) => `${one} ${two}`)),
  ];
}

interface Choice {
  readonly name: string;
  readonly values: readonly string[];
}

function combinations(choices: readonly Choice[]): readonly ParameterValues[] {
  const all = choices.reduce((product, { values }) => product * values.length, 1);
  return all > MOST ? pairs(choices) : product(choices);
}

function product(choices: readonly Choice[]): readonly ParameterValues[] {
  return choices.reduce<ParameterValues[]>(
    (rows, { name, values }) => rows.flatMap((row) => values.map((value) => ({ ...row, [name]: value }))),
    [{}],
  );
}

/** Every pair of values of two parameters, the others at their first. */
function pairs(choices: readonly Choice[]): readonly ParameterValues[] {
  const first = Object.fromEntries(choices.map(({ name, values }) => [name, values[0] ?? '']));
  return distinct(
    choices.flatMap((one, index) =>
      choices.slice(index + 1).flatMap((two) => product([one, two]).map((row) => ({ ...first, ...row }))),
    ),
  );
}

function distinct(rows: readonly ParameterValues[]): readonly ParameterValues[] {
  return [...new Map(rows.map((row) => [JSON.stringify(Object.entries(row).sort()), row])).values()];
}

/** How every condition comes out; one that cannot be worked out differs with every value. */
function conditionValues(template: LaunchTemplate, row: ParameterValues): readonly string[] {
  const { Conditions = {}, Mappings = {} } = template;
  const scope = { parameters: withDefaults(template, row), conditions: Conditions, mappings: Mappings };
  return Object.keys(Conditions).map((name) => {
    try {
      return `${name} is ${String(evaluateExpression({ Condition: name }, scope))}`;
    } catch {
      return `${name} with ${JSON.stringify(row)}`;
    }
  });
}

/** Parameters that a value refers to. */
function refsOf(value: unknown, { Parameters = {} }: LaunchTemplate): ReadonlySet<string> {
  const names = [...JSON.stringify(value ?? {}).matchAll(/\{"Ref":"([^"]+)"\}/g)].map(
    ([, name = '']) => name,
  );
  return new Set(names.filter((name) => Object.hasOwn(Parameters, name)));
}

/** Parameters by which a mapping is read. */
function lookedUp(value: unknown): ReadonlySet<string> {
  if (typeof value !== 'object' || value === null) return new Set();
  return new Set(
    Object.entries(value).flatMap(([key, inner]) =>
      key === 'Fn::FindInMap'
        ? [...JSON.stringify(inner).matchAll(/\{"Ref":"([^":]+)"\}/g)].map(([, name = '']) => name)
        : [...lookedUp(inner)],
    ),
  );
}

/** Texts that stand beside a reference to a parameter in a comparison, or in the list that it is looked for in. */
function literalsBeside(name: string, value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const compares = key === 'Fn::Equals' || key === 'Fn::Contains';
    const sides = compares && Array.isArray(inner) ? (inner as unknown[]) : [];
    if (!sides.some((side) => JSON.stringify(side).includes(`{"Ref":"${name}"}`)))
      return literalsBeside(name, inner);
    return sides.flat().filter((side) => typeof side === 'string');
  });
}

function otherThan(literals: readonly string[]): string {
  const other = literals.find((literal) => literal !== '') ?? 'other';
  return literals.includes(other) ? `${other}-other` : other;
}
