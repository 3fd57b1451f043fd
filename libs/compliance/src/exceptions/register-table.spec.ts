import { soundException } from '../../fixtures/exception';
import { exceptedRules, registerTable } from './register-table';

const shared = soundException({
  rule: ['HIPAA.Security::HIPAA.Security-X', 'NIST.800.53.R5::NIST.800.53.R5-X'],
  environments: ['prod'],
  link: 'https://example.org/1',
});

test('a rule that packs share counts once', () => {
  expect(exceptedRules([shared, soundException()])).toEqual(['Sealed', 'X']);
});

test('the last line counts exceptions and names their rules', () => {
  expect(registerTable([shared, soundException()])).toContain('2 exception(s) for 2 rule(s): Sealed, X\n');
});

test('an empty register says so', () => {
  expect(registerTable([])).toBe('0 exception(s) for 0 rule(s): none\n');
});

test.each([
  'X  (HIPAA.Security, NIST.800.53.R5)',
  'Storage/Logs/Resource  (storage, prod)',
  'reason   it must be open',
  'instead  a guard',
  'until    2026-06-30, platform-team, SEC-1',
  'see      https://example.org/1',
])('an entry shows %s', (text) => {
  expect(registerTable([shared])).toContain(text);
});

test('long reasons are broken between words', () => {
  const long = registerTable([soundException({ reason: 'word '.repeat(60).trim() })]);
  expect(long.split('\n').filter((line) => line.length > 120)).toEqual([]);
});
