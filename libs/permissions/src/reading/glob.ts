import { asPattern, isUnresolved } from './text';

/** How sure a comparison is: a value that a template leaves open can go either way. */
export type Match = 'yes' | 'no' | 'open';

const compiled = new Map<string, (value: string) => boolean>();

/**
 * Whether a pattern of IAM, with `*` and `?`, fits a value. A value that is a pattern itself fits when all that it stands
 * for fits: a star is a character that only a star takes.
 */
export function fits(pattern: string, value: string): boolean {
  let test = compiled.get(pattern);
  if (!test) {
    test = compile(pattern);
    compiled.set(pattern, test);
  }
  return test(value);
}

/** Most patterns are plain text, or end with their only star. */
function compile(pattern: string): (value: string) => boolean {
  const [, start, star] = PLAIN.exec(pattern) ?? [];
  if (start !== undefined) return star ? (value) => value.startsWith(start) : (value) => value === start;
  const parts = pattern.split(/([*?])/).map(asExpression);
  const expression = new RegExp(`^${parts.join('')}$`, 'su');
  return (value) => expression.test(value);
}

/** Like `fits`, where pattern and value may be open in parts. */
export function match(pattern: string, value: string): Match {
  if (fits(pattern, value)) return 'yes';
  if (!isUnresolved(pattern) && !isUnresolved(value)) return 'no';
  return overlap(asPattern(pattern), asPattern(value)) ? 'open' : 'no';
}

/** Whether there is a text that both patterns fit. */
export function overlap(one: string, other: string): boolean {
  const [start, otherStart] = [one, other].map((text) => text.split(/[*?]/)[0] ?? '');
  const shorter = Math.min(start?.length ?? 0, otherStart?.length ?? 0);
  if (one.slice(0, shorter) !== other.slice(0, shorter)) return false;
  const seen = new Map<number, boolean>();
  const from = (i: number, j: number): boolean => {
    const key = i * (other.length + 1) + j;
    const answer = seen.get(key) ?? step(i, j);
    seen.set(key, answer);
    return answer;
  };
  const step = (i: number, j: number): boolean => {
    if (one[i] === '*') return from(i + 1, j) || (j < other.length && from(i, j + 1));
    if (other[j] === '*') return from(i, j + 1) || (i < one.length && from(i + 1, j));
    return sameCharacter(one[i], other[j]) && (i === one.length || from(i + 1, j + 1));
  };
  return from(0, 0);
}

function sameCharacter(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return one === other || one === '?' || other === '?';
}

/** Text as a pattern that fits this text alone, which no pattern of IAM can say of a star: it stands for itself here. */
export const LITERAL_STAR = '\u0001';
export const LITERAL_QUESTION = '\u0002';

const PLAIN = new RegExp(`^([^*?${LITERAL_STAR}${LITERAL_QUESTION}]*)(\\*?)$`, 's');

function asExpression(part: string): string {
  if (part === '*') return '.*';
  if (part === '?') return '[^*⟦⟧]';
  return part
    .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
    .replaceAll(LITERAL_STAR, '\\*')
    .replaceAll(LITERAL_QUESTION, '\\?');
}
