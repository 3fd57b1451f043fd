import { finding } from '../../fixtures/finding';
import { findingsTable, oneWording } from './findings-table';

const line = 'apps/storage/src/log-bucket.ts:26:5';

test.each([
  'FAIL Sealed  (Fixture)',
  'the bucket is open',
  'Storage/Logs/Resource (Logs1234) in storage prod',
  `at ${line}`,
  '45 CFR 164.312(e)(1)',
  '→ Close it',
])('a finding shows %s', (text) => {
  expect(findingsTable([finding({ sourceLine: line })])).toContain(text);
});

test('the same problem in several environments is one block', () => {
  const table = findingsTable([finding({ subject: 'storage prod' }), finding({ subject: 'storage test' })]);
  expect(table.match(/FAIL/g)).toHaveLength(1);
  expect(table).toContain('(Logs1234) in storage prod, storage test');
});

test('the same rule of several packs is one block', () => {
  const rules = ['HIPAA.Security::HIPAA.Security-X', 'NIST.800.53.R5::NIST.800.53.R5-X'];
  expect(findingsTable(rules.map((rule) => finding({ rule })))).toContain(
    'FAIL X  (HIPAA.Security, NIST.800.53.R5)',
  );
});

test('a rule without a verdict never stands in the block of a failure', () => {
  const open = finding({ rule: 'Fixture::Sealed[not-evaluable]', severity: 'not-evaluable' });
  const table = findingsTable([open, finding()]);
  expect(table).toContain('OPEN Sealed[not-evaluable]');
  expect(table).toContain('FAIL Sealed  (Fixture)');
});

test('a warning is called one', () => {
  expect(findingsTable([finding({ severity: 'warning' })])).toContain('WARN Sealed');
});

test('a note stands out', () => {
  expect(findingsTable([finding({ note: 'its exception expired' })])).toContain('! its exception expired');
});

test('a finding on the template as a whole says so', () => {
  expect(findingsTable([finding({ logicalId: '', constructPath: undefined })])).toContain(
    'the template in storage prod',
  );
});

test('the last line counts what there is to do', () => {
  const open = finding({ rule: 'A::B[not-evaluable]', severity: 'not-evaluable' });
  expect(findingsTable([finding(), finding({ severity: 'warning' }), open])).toContain(
    '3 finding(s) of 2 rule(s): 1 failed, 1 warned, 1 could not be judged, 0 judged by no rule\n',
  );
});

test('nothing to mend is said', () => {
  expect(findingsTable([])).toBe('No open findings\n');
});

test('the table fits a terminal', () => {
  const wordy = finding({
    problem: 'word '.repeat(50).trim(),
    citations: Array(30)
      .fill(0)
      .map((_, i) => `45 CFR ${i}`),
  });
  expect(
    findingsTable([wordy])
      .split('\n')
      .filter((text) => text.length > 120),
  ).toEqual([]);
});

const hipaa = finding({ rule: 'A::A-X', pack: 'A', problem: 'The instance is open' });
const nist = finding({ rule: 'B::B-X', pack: 'B', problem: 'The Instance is open' });

test('the same finding of a second pack gets the words of the first', () => {
  expect(oneWording([hipaa, nist]).map(({ problem }) => problem)).toEqual([hipaa.problem, hipaa.problem]);
});

test('two findings of one pack keep their own words', () => {
  const second = { ...hipaa, problem: 'The other port is open as well' };
  expect(oneWording([hipaa, second])).toEqual([hipaa, second]);
});

test.each([
  ['resource', { logicalId: 'Other' }],
  ['template', { subject: 'storage test' }],
  ['kind', { severity: 'not-evaluable' as const }],
])('a finding of another %s keeps its own words', (_what, changes) => {
  const other = { ...nist, ...changes };
  expect(oneWording([hipaa, other])).toEqual([hipaa, other]);
});
