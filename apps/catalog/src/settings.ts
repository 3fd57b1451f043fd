/** A group that nobody is in hides that its permissions are nobody's, and every rule set refuses it. */
export function groupOfNobody(members: readonly string[]): SchemaIssue | undefined {
  if (members.length > 0) return undefined;
  return {
    code: 'custom',
    path: ['members'],
    message: 'expected one user name or more; without members, leave the group out',
  };
}

/** Entries of one prefix list. Each counts as a rule of every security group that names the list. */
export const LONGEST_LIST = 20;

const RANGE = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

/** The first thing wrong with a list of IPv4 ranges. */
export function rangesProblem(ranges: readonly string[]): SchemaIssue | undefined {
  const issue = (path: PropertyKey[], message: string): SchemaIssue => ({ code: 'custom', path, message });
  if (ranges.length === 0) return issue([], 'expected one range or more');
  if (ranges.length > LONGEST_LIST) return issue([], `expected ${LONGEST_LIST} ranges or fewer`);
  const wrong = ranges.findIndex((range) => !isRange(range));
  if (wrong >= 0) return issue([wrong], 'expected an IPv4 range such as "10.0.0.0/8"');
  const twice = ranges.findIndex((range, index) => ranges.indexOf(range) < index);
  return twice >= 0 ? issue([twice], 'is listed twice') : undefined;
}

/** Whether a range lies in the ranges that no router of the internet knows. */
export function isPrivateRange(range: string): boolean {
  const [, a, b, , , prefix] = RANGE.exec(range) ?? [];
  const length = Number(prefix);
  return PRIVATE.some(({ first, second, atLeast }) => {
    return Number(a) === first && second(Number(b)) && length >= atLeast;
  });
}

const PRIVATE: readonly {
  readonly first: number;
  readonly second: (octet: number) => boolean;
  /** Length of the prefix of the whole range. */
  readonly atLeast: number;
}[] = [
  { first: 10, second: () => true, atLeast: 8 },
  { first: 172, second: (octet) => octet >= 16 && octet < 32, atLeast: 12 },
  { first: 192, second: (octet) => octet === 168, atLeast: 16 },
];

function isRange(range: string): boolean {
  const [, a, b, c, d, prefix] = RANGE.exec(range) ?? [];
  return prefix !== undefined && Number(prefix) <= 32 && [a, b, c, d].every((part) => Number(part) <= 255);
}

/** A problem as the schema library takes it. The library adds to it, so other keys are allowed. */
interface SchemaIssue {
  readonly code: 'custom';
  readonly path: PropertyKey[];
  readonly message: string;
  readonly [key: string]: unknown;
}
