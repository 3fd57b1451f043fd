import { finding } from '../../fixtures/finding';
import { oneWording } from './one-wording';

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
