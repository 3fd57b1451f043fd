import { arnParts } from '@hipaa-cdk/environments/aws-values';
import { type Match, match, overlap } from './glob';

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
  const parts = arnParts(text);
  return parts && Object.values(parts);
}
