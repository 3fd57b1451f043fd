import { parseJson } from './parse-json';

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
