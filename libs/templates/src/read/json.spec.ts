import { jsonFault, parseJson } from './json';

test.each([
  '{}',
  '[]',
  '{"a":[1,-2.5e+3,true,false,null,"x\\u00e9\\n"],"b":{"c":{}}}',
  ' \n{ "a" : [ ] } \n',
  '"text"',
])('%s is sound', (text) => {
  expect(jsonFault(text)).toBeUndefined();
});

test.each([
  ['a comma too many', '{"a":1,}', 7],
  ['a comma too few', '{"a":1 "b":2}', 7],
  ['a word', '{"a":yes}', 5],
  ['no value', '{"a":}', 5],
  ['a single quote', "{'a':1}", 1],
  ['a leading zero', '[01]', 2],
  ['something after the end', '{} x', 3],
  ['an early end', '{"a":[1', 7],
  ['a line break in a text', '["a\nb"]', 1],
  ['an unknown escape', '["\\x"]', 1],
])('%s is found where it is', (_mistake, text, offset) => {
  expect(jsonFault(text)).toBe(offset);
});

test('sound JSON is parsed', () => {
  expect(parseJson('{"Resources":{}}')).toEqual({ Resources: {} });
});

test('a mistake is told with line and column, counted from one', () => {
  expect(() => parseJson('{\n  "a": 1,\n  b: 2\n}')).toThrow(
    expect.objectContaining({ fault: { reason: 'not JSON: found "b"', line: 3, column: 3 } }),
  );
});

test('a text that ends too early is told at its end', () => {
  expect(() => parseJson('{\n"a": [')).toThrow(
    expect.objectContaining({ fault: { reason: 'not JSON: the text ends too early', line: 2, column: 7 } }),
  );
});

test.each([
  ['{"a":1,"a":2}', 1, 8],
  ['{\n  "Resources": {\n    "B": {},\n    "B": {}\n  }\n}', 4, 5],
])('a key twice in one object is refused, with line and column: %j', (text, line, column) => {
  expect(() => parseJson(text)).toThrow(
    expect.objectContaining({ fault: expect.objectContaining({ line, column }) as unknown }),
  );
});

test('the same key in two objects is sound', () => {
  expect(parseJson('[{"a":1},{"a":2}]')).toEqual([{ a: 1 }, { a: 2 }]);
});
