import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { matchArn } from '../reading/arn';
import { type Match, fits, match } from '../reading/glob';
import { isUnresolved } from '../reading/text';

/** Compares what a policy says with what a request says. */
export type Compare = (wanted: string, given: string) => Match;

/** One operator of conditions, without `IfExists` and without a set in front. */
export interface Operator {
  readonly compare: Compare;
  /** Whether it holds where nothing of what the policy lists is the case. */
  readonly negated: boolean;
}

/** Operators of IAM by name in lower case. `Null` is none of them: it asks whether there is a value at all. */
export const operators: ReadonlyMap<string, Operator> = new Map([
  ...pair('StringEquals', 'StringNotEquals', whole),
  ...pair('StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', (wanted, given) =>
    whole(wanted.toLowerCase(), given.toLowerCase()),
  ),
  ...pair('StringLike', 'StringNotLike', match),
  ...pair('ArnEquals', 'ArnNotEquals', matchArn),
  ...pair('ArnLike', 'ArnNotLike', matchArn),
  ...pair(
    'NumericEquals',
    'NumericNotEquals',
    numeric((wanted, given) => given === wanted),
  ),
  ...single(
    'NumericLessThan',
    numeric((wanted, given) => given < wanted),
  ),
  ...single(
    'NumericLessThanEquals',
    numeric((wanted, given) => given <= wanted),
  ),
  ...single(
    'NumericGreaterThan',
    numeric((wanted, given) => given > wanted),
  ),
  ...single(
    'NumericGreaterThanEquals',
    numeric((wanted, given) => given >= wanted),
  ),
  ...pair(
    'DateEquals',
    'DateNotEquals',
    date((wanted, given) => given === wanted),
  ),
  ...single(
    'DateLessThan',
    date((wanted, given) => given < wanted),
  ),
  ...single(
    'DateLessThanEquals',
    date((wanted, given) => given <= wanted),
  ),
  ...single(
    'DateGreaterThan',
    date((wanted, given) => given > wanted),
  ),
  ...single(
    'DateGreaterThanEquals',
    date((wanted, given) => given >= wanted),
  ),
  ...single('Bool', (wanted, given) => whole(wanted.toLowerCase(), given.toLowerCase())),
  ...single('BinaryEquals', whole),
  ...pair('IpAddress', 'NotIpAddress', address),
]);

function pair(name: string, negation: string, compare: Compare): [string, Operator][] {
  return [
    [name.toLowerCase(), { compare, negated: false }],
    [negation.toLowerCase(), { compare, negated: true }],
  ];
}

function single(name: string, compare: Compare): [string, Operator][] {
  return [[name.toLowerCase(), { compare, negated: false }]];
}

function whole(wanted: string, given: string): Match {
  if (wanted === given) return 'yes';
  // What is open may still become the same; stars of either side stand for themselves.
  const open = isUnresolved(wanted) || isUnresolved(given);
  return open && match(wanted, given) !== 'no' ? 'open' : 'no';
}

function known(compare: (wanted: string, given: string) => boolean): Compare {
  return (wanted, given) => {
    if (isUnresolved(wanted) || isUnresolved(given)) return 'open';
    return compare(wanted, given) ? 'yes' : 'no';
  };
}

function numeric(compare: (wanted: number, given: number) => boolean): Compare {
  return known((wanted, given) => compare(Number(wanted), Number(given)));
}

/** Dates are written as ISO 8601, or as seconds since 1970. */
function date(compare: (wanted: number, given: number) => boolean): Compare {
  const read = (text: string): number => (fits('*-*', text) ? Date.parse(text) : Number(text) * 1000);
  return known((wanted, given) => compare(read(wanted), read(given)));
}

function address(wanted: string, given: string): Match {
  if (isUnresolved(wanted) || isUnresolved(given)) return 'open';
  const [network = '', length] = wanted.split('/');
  const family = isIPv4(network) ? 'ipv4' : 'ipv6';
  const sameFamily = family === 'ipv4' ? isIPv4(given) : isIPv6(given);
  if (!sameFamily || !(isIPv4(network) || isIPv6(network))) return 'no';
  const list = new BlockList();
  list.addSubnet(network, Number(length ?? (family === 'ipv4' ? 32 : 128)), family);
  return list.check(given, family) ? 'yes' : 'no';
}
