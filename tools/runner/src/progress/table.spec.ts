import { table, shortened } from './table';

test('columns are as wide as their widest cell', () => {
  expect(table(['layer', 'result'], [['storage', 'ok']])).toBe(
    'layer    result\n───────  ──────\nstorage  ok',
  );
});

test('numbers are aligned to the right', () => {
  expect(
    table(['count'], [['1'], ['100']])
      .split('\n')
      .slice(2),
  ).toEqual(['    1', '  100']);
});

test('a number with a remark in brackets is still aligned to the right', () => {
  expect(table(['count'], [['7'], ['12 (3 stubbed)']]).split('\n')[2]).toBe('             7');
});

test('a column without content is left out', () => {
  expect(table(['layer', 'note'], [['storage', '']])).toBe('layer\n───────\nstorage');
});

test('a long value in the last column is whole, and the rule above it is not as long', () => {
  expect(table(['name', 'value'], [['a', 'x'.repeat(90)]])).toBe(
    `name  value\n────  ${'─'.repeat(64)}\na     ${'x'.repeat(90)}`,
  );
});

test.each([63, 64])('a value of %i characters stays as it is', (length) => {
  expect(shortened('x'.repeat(length))).toBe('x'.repeat(length));
});

test('a longer one is cut to 64, and shows it', () => {
  expect(shortened('x'.repeat(65))).toBe(`${'x'.repeat(63)}…`);
});
