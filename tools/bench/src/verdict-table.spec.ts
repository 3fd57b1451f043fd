import { verdictTable } from './verdict-table';

const verdict = { title: 'nothing changed', ours: 1, against: 'cdk', theirs: 10, ratio: 0.1, budget: 0.1 };

test('a budget that is met to the digit is kept', () => {
  expect(verdictTable([verdict])).toContain('kept (0.10 x)');
});

test('a budget that is exceeded is missed', () => {
  expect(verdictTable([{ ...verdict, ratio: 0.11 }])).toContain('MISSED (0.10 x)');
});

test('a comparison without a budget shows the ratio only', () => {
  expect(verdictTable([{ ...verdict, budget: undefined }])).not.toMatch(/kept|MISSED/);
});
