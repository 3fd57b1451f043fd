import { type Match, match, overlap } from './glob';

/** Parts of an ARN; the resource is all that comes after the account. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** Reads an ARN or a pattern of one; undefined for other texts. */
export function parseArn(text: string): Arn | undefined {
  const parts = segments(text);
  if (!parts) return undefined;
  const [, partition = '', service = '', region = '', account = '', resource = ''] = parts;
  return { partition, service, region, account, resource };
}

/** Compares ARNs part by part, as IAM does: a star does not reach over the colon of another part. */
export function matchArn(pattern: string, value: string): Match {
  const [wanted, given] = [segments(pattern), segments(value)];
  if (!wanted || !given) return match(pattern, value);
  const matches = wanted.map((part, index) => match(part, given[index] ?? ''));
  if (matches.includes('no')) return 'no';
  return matches.includes('open') ? 'open' : 'yes';
}

const overlapping = new Map<string, boolean>();

/** Whether there is an ARN that both patterns fit. */
export function arnsOverlap(one: string, other: string): boolean {
  const key = `${one} ${other}`;
  const known = overlapping.get(key) ?? compareArns(one, other);
  overlapping.set(key, known);
  return known;
}

function compareArns(one: string, other: string): boolean {
  const [first, second] = [segments(one), segments(other)];
  if (!first || !second) return overlap(one, other);
  return first.every((part, index) => overlap(part, second[index] ?? ''));
}

function segments(text: string): readonly string[] | undefined {
  if (!text.startsWith('arn:')) return undefined;
  const parts = text.split(':');
  if (parts.length < 6) return undefined;
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
}
