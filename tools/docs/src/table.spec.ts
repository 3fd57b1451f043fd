import { table } from './table';

test('columns are as wide as their widest cell, and three at least', () => {
  expect(
    table(
      ['', 'dev'],
      [
        ['where', 'account'],
        ['a', ''],
      ],
    ),
  ).toBe(
    ['|       | dev     |', '| ----- | ------- |', '| where | account |', '| a     |         |'].join('\n'),
  );
});
