import type { Problem } from '@hipaa-cdk/errors';
import type { EligibleList } from './eligible-list';

/** Contradictions inside a list whose shape is right: what is named twice, and what the service control policy would forget. */
export function listProblems(list: EligibleList): Problem[] {
  return [...repeatedNames(list), ...repeatedInOne(list), ...severalStandings(list), ...withoutPrefix(list)];
}

function repeatedNames({ services, supporting }: EligibleList): Problem[] {
  return (['services', 'supporting'] as const).flatMap((part) =>
    repeats((part === 'services' ? services : supporting).map(({ name }) => name)).map((index) => ({
      path: [part, index, 'name'],
      message: 'named before, expected every service once',
    })),
  );
}

function repeatedInOne({ services, supporting }: EligibleList): Problem[] {
  return Object.entries({ services, supporting }).flatMap(([part, entries]) =>
    entries.flatMap((entry, at) =>
      (['namespaces', 'prefixes'] as const).flatMap((key) =>
        repeats(entry[key]).map((index) => ({
          path: [part, at, key, index],
          message: `"${entry[key][index]}" stands in the entry twice`,
        })),
      ),
    ),
  );
}

function severalStandings({ services, supporting, notListed }: EligibleList): Problem[] {
  const listed = [...new Set(services.flatMap(({ namespaces }) => namespaces))];
  const known = [...listed, ...supporting.flatMap(({ namespaces }) => namespaces), ...notListed];
  return repeats(known).map((index) => ({
    path: [index < known.length - notListed.length ? 'supporting' : 'notListed'],
    message: `namespace "${known[index]}" has a standing already, expected it once`,
  }));
}

/** A namespace that passes the gate and that nobody may call would fail at deployment. */
function withoutPrefix({ services }: EligibleList): Problem[] {
  const covered = new Set(
    services.filter(({ prefixes }) => prefixes.length > 0).flatMap((s) => s.namespaces),
  );
  return services.flatMap(({ namespaces }, at) =>
    namespaces
      .filter((namespace) => !covered.has(namespace))
      .map((namespace) => ({
        path: ['services', at, 'prefixes'],
        message: `empty, expected the IAM service prefix of "${namespace}"`,
      })),
  );
}

/** Positions of values that stand further up too. */
function repeats(values: readonly string[]): number[] {
  return values.flatMap((value, index) => (values.indexOf(value) < index ? [index] : []));
}
