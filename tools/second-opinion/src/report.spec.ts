import { report } from './report';
import { aDisagreement } from './testing/a-disagreement';
import { aFinding } from './testing/a-finding';

test('nothing to look at makes an empty report', () => {
  expect(report({ unreviewed: [], stale: [] })).toBe('');
});

test('what is said alike in several environments is one row', () => {
  const unreviewed = [aFinding({ environment: 'test' }), aFinding({ environment: 'prod' })];
  expect(report({ unreviewed, stale: [] })).toBe(
    'Nobody has reviewed:\n  checkov  CKV_1  storage/Bucket  prod test  a bucket is open',
  );
});

test('rows stand in columns, those of a rule together', () => {
  const unreviewed = [
    aFinding({ engine: 'cfn-lint', rule: 'W3010', logicalId: 'B' }),
    aFinding({ engine: 'checkov', rule: 'CKV_AWS_18', logicalId: 'Logs' }),
    aFinding({ engine: 'cfn-lint', rule: 'W3010', logicalId: 'A' }),
  ];
  expect(report({ unreviewed, stale: [] }).split('\n').slice(1)).toEqual([
    '  cfn-lint  W3010       storage/A     prod  a bucket is open',
    '  cfn-lint  W3010       storage/B     prod  a bucket is open',
    '  checkov   CKV_AWS_18  storage/Logs  prod  a bucket is open',
  ]);
});

test('a message that quotes the template is cut short', () => {
  const text = report({ unreviewed: [aFinding({ message: 'x'.repeat(5000) })], stale: [] });
  expect(text.length).toBeLessThan(250);
  expect(text).toMatch(/x…$/);
});

test('a stale entry is named with the part of it that has no finding', () => {
  const disagreement = aDisagreement();
  expect(report({ unreviewed: [], stale: [{ disagreement, part: 'storage/Logs' }] })).toBe(
    'No engine says any more:\n  checkov  CKV_1  storage/Logs',
  );
});

test('an entry that is stale as a whole says so', () => {
  expect(report({ unreviewed: [], stale: [{ disagreement: aDisagreement(), part: undefined }] })).toContain(
    'checkov  CKV_1  the whole entry',
  );
});
