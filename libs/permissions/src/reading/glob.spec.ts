import { fits, match, overlap } from './glob';

test.each([
  ['hipaa-*', 'hipaa-test', true],
  ['hipaa-*', 'hipaa-te*', true],
  ['hipaa-?', 'hipaa-*', false],
  ['hipaa-t*', 'hipaa-*', false],
  ['a.c', 'abc', false],
  ['*', '', true],
])('%s fits %s: %s', (pattern, value, expected) => {
  expect(fits(pattern, value)).toBe(expected);
});

test.each([
  ['a*', '*b', true],
  ['a*c', 'ab*', true],
  ['a?', 'ab', true],
  ['a', 'b*', false],
  ['', '*', true],
  ['a*b', 'a*c', false],
])('a text fits both %s and %s: %s', (one, other, expected) => {
  expect(overlap(one, other)).toBe(expected);
  expect(overlap(other, one)).toBe(expected);
});

test.each([
  ['x-⟦Name⟧', 'x-⟦Name⟧', 'yes'],
  ['x-⟦Name⟧', 'x-⟦Other⟧', 'open'],
  ['x-*', 'x-⟦Name⟧', 'yes'],
  ['y-*', 'x-⟦Name⟧', 'no'],
  ['x-?', 'x-⟦Name⟧', 'open'],
])('%s and %s: %s', (pattern, value, expected) => {
  expect(match(pattern, value)).toBe(expected);
});
