import { exampleRecord } from '../testing/examples';
import { historyTable } from './history';

test('a record is one line with all that an auditor asks', () => {
  const text = historyTable([{ ...exampleRecord, approver: 'jane@example.org' }]);
  expect(text).toMatch(
    /2026-11-25 10:01 +updated +a{10} +Deployer\/pipeline-7 +jane@example.org +\+1 ~2 +passed +60\.0/,
  );
});

test('what was not committed, and that nobody approved, is said', () => {
  expect(historyTable([{ ...exampleRecord, dirty: true }])).toMatch(/\+ uncommitted .* none named/);
});

test('the reason of a failure stands in its line', () => {
  expect(historyTable([{ ...exampleRecord, result: 'failed', reason: 'no\n  room' }])).toMatch(/no {3}room$/);
});
