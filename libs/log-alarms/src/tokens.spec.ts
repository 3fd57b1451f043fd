import { tokens } from './tokens';

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
