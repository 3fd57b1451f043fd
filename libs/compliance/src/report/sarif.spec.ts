import { soundException } from '../../fixtures/exception';
import { finding } from '../../fixtures/finding';
import { judgement } from '../../fixtures/judgement';
import { subject } from '../../fixtures/subject';
import type { Assessment } from '../exceptions/apply-exceptions';
import { sarif } from './sarif';
import type { SarifLog } from './sarif-types';

function run(changes: Partial<Assessment> = {}): SarifLog['runs'][0] {
  const log = JSON.parse(sarif({ ...judgement(), excepted: [], ...changes })) as SarifLog;
  return log.runs[0];
}

test('the log says which version of the format it is in', () => {
  expect(JSON.parse(sarif({ ...judgement(), excepted: [] }))).toMatchObject({
    version: '2.1.0',
    $schema: expect.stringContaining('sarif-2.1.0'),
  });
});

test('rules with a result are described with remedy, level and citations', () => {
  expect(run().tool.driver.rules).toEqual([
    {
      id: 'Fixture::Sealed',
      shortDescription: { text: 'Buckets are closed' },
      help: { text: 'Close it\n45 CFR 164.312(e)(1)' },
      defaultConfiguration: { level: 'error' },
      properties: { tags: ['security', '45 CFR 164.312(e)(1)'] },
    },
  ]);
});

test('a rule that nobody lists is described by its finding', () => {
  expect(run({ rules: [] }).tool.driver.rules[0]).toMatchObject({
    shortDescription: { text: 'the bucket is open' },
  });
});

test('every result points at its rule', () => {
  const findings = [finding({ rule: 'Z::Z' }), finding({ rule: 'Fixture::Sealed[detail]' })];
  const { results, tool } = run({ findings });
  expect(results.map(({ ruleIndex }) => tool.driver.rules[ruleIndex]?.id)).toEqual([
    'Z::Z',
    'Fixture::Sealed',
  ]);
  expect(results.map(({ ruleId }) => ruleId)).toEqual(['Z::Z', 'Fixture::Sealed']);
});

test('results are found in the template file where no line of ours is known', () => {
  const subjects = [subject({}, { source: 'dist/cdk/storage/prod/Storage.template.json' })];
  expect(run({ subjects }).results[0]?.locations[0].physicalLocation).toEqual({
    artifactLocation: { uri: 'dist/cdk/storage/prod/Storage.template.json' },
  });
});

test('an excepted finding is a result that is suppressed', () => {
  const excepted = [{ ...finding(), exception: soundException() }];
  expect(run({ findings: [], excepted }).results).toEqual([
    expect.objectContaining({
      suppressions: [
        {
          kind: 'external',
          status: 'accepted',
          justification: 'it must be open. Instead: a guard. platform-team, SEC-1, until 2026-06-30',
        },
      ],
    }),
  ]);
});

test('the same findings give the same text', () => {
  expect(sarif({ ...judgement(), excepted: [] })).toBe(sarif({ ...judgement(), excepted: [] }));
});
