import { parsePattern } from './parse-pattern';

test('a pattern is read into its conditions', () => {
  expect(parsePattern('{ ($.a = "x*") && (($.b.c NOT EXISTS) || ($.d IS TRUE)) }')).toEqual({
    kind: 'all',
    parts: [
      { kind: 'comparison', path: 'a', equal: true, value: 'x*' },
      {
        kind: 'any',
        parts: [
          { kind: 'presence', path: 'b.c', present: false },
          { kind: 'flag', path: 'd', value: true },
        ],
      },
    ],
  });
});

test.each([
  ['no braces', '$.a = "x"'],
  ['no end', '{ $.a = "x"'],
  ['more after its end', '{ $.a = "x" } }'],
  ['a bracket that stays open', '{ ($.a = "x" }'],
  ['a number', '{ $.a = 5 }'],
  ['a regular expression', '{ $.a = %x% }'],
  ['a word without quotes', '{ $.a = X }'],
  ['a name without a path', '{ A = "x" }'],
  ['an unknown operator', '{ $.a ALMOST "x" }'],
  ['something that is neither true nor false', '{ $.a IS NULL }'],
])('a pattern with %s is refused, and not taken for something else', (_, pattern) => {
  expect(() => parsePattern(pattern)).toThrow('filter pattern');
});
