import { parsePattern, tokens, matchesPattern } from './log-pattern';

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

test('signs, paths, texts and words are cut apart, with or without spaces', () => {
  expect(tokens('{($.a.b-c = "x y")&&( $.d NOT EXISTS ) || $.e != "*" }')).toEqual([
    '{',
    '(',
    '$.a.b-c',
    '=',
    '"x y"',
    ')',
    '&&',
    '(',
    '$.d',
    'NOT',
    'EXISTS',
    ')',
    '||',
    '$.e',
    '!=',
    '"*"',
    '}',
  ]);
});

test.each(['{ $.a > 5 }', '{ $.a[0] = "x" }', "{ $.a = 'x' }", '{ $.a = "x }'])(
  '%s is refused where it is odd',
  (text) => {
    expect(() => tokens(text)).toThrow('filter pattern not understood at "');
  },
);

const event = {
  eventName: 'DeleteTrail',
  readOnly: false,
  shared: true,
  userIdentity: { type: 'IAMUser', invokedBy: 'cloudformation.amazonaws.com' },
};

test.each([
  ['a text that is equal', '{ $.eventName = "DeleteTrail" }'],
  ['a text that is not', '{ $.eventName != "StopLogging" }'],
  ['a text with a star at its end', '{ $.eventName = "Delete*" }'],
  ['a text with a star at its start', '{ $.eventName = "*Trail" }'],
  ['a text with a star inside', '{ $.eventName = "Del*ail" }'],
  ['a field inside of another', '{ $.userIdentity.type = "IAMUser" }'],
  ['a field that is there', '{ $.userIdentity.invokedBy EXISTS }'],
  ['a field that is not there', '{ $.errorCode NOT EXISTS }'],
  ['something true', '{ $.shared IS TRUE }'],
  ['something false', '{ $.readOnly IS FALSE }'],
  ['two things at once', '{ ($.readOnly IS FALSE) && ($.eventName = "DeleteTrail") }'],
  ['one of two things', '{ ($.eventName = "StopLogging") || ($.eventName = "DeleteTrail") }'],
  [
    'brackets inside brackets',
    '{ (($.eventName = "x") || ($.eventName = "Delete*")) && ($.shared IS TRUE) }',
  ],
  ['"and" before "or"', '{ $.shared IS TRUE || $.shared IS TRUE && $.eventName = "x" }'],
])('%s is found', (_, pattern) => {
  expect(matchesPattern(pattern, event)).toBe(true);
});

test.each([
  ['a text that differs', '{ $.eventName = "StopLogging" }'],
  ['a text that is only the start', '{ $.eventName = "Delete" }'],
  ['letters of the other case', '{ $.eventName = "deletetrail" }'],
  ['a point for any letter', '{ $.eventName = "DeleteTrai." }'],
  ['a text that is excluded', '{ $.eventName != "DeleteTrail" }'],
  ['a text that a star excludes', '{ $.eventName != "Delete*" }'],
  ['a field that is missing', '{ $.errorCode = "AccessDenied" }'],
  ['a field below a text', '{ $.eventName.more = "x" }'],
  ['a field that has to be missing', '{ $.userIdentity.invokedBy NOT EXISTS }'],
  ['a missing field that has to be there', '{ $.errorCode EXISTS }'],
  ['something false for true', '{ $.readOnly IS TRUE }'],
  ['a text for something false', '{ $.eventName IS FALSE }'],
  ['half of two things', '{ ($.readOnly IS FALSE) && ($.eventName = "x") }'],
  ['none of two things', '{ ($.eventName = "x") || ($.eventName = "y") }'],
])('%s is not found', (_, pattern) => {
  expect(matchesPattern(pattern, event)).toBe(false);
});

test('a pattern must not hang on what "unequal" means for a missing field', () => {
  expect(() => matchesPattern('{ $.errorCode != "x" }', event)).toThrow('errorCode');
});

test('what comes before decides whether a missing field is looked at', () => {
  expect(matchesPattern('{ ($.eventName = "x") && ($.errorCode != "x") }', event)).toBe(false);
});
