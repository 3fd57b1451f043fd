import { soundException } from '../../fixtures/exception';
import { finding } from '../../fixtures/finding';
import { judgement } from '../../fixtures/judgement';
import { subject } from '../../fixtures/subject';
import type { Assessment } from '../exceptions/apply-exceptions';
import { sarif, sarifResult, type SarifLog } from './sarif';
import type { Finding } from '../judgement/judgement';

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

const result = (changes: Partial<Finding> = {}, file?: string) => sarifResult(finding(changes), 0, file);
const print = (changes: Partial<Finding> = {}) => result(changes).partialFingerprints['resourceAndRule/v1'];

test('the message names template, resource, problem and remedy', () => {
  expect(result().message.text).toBe('storage prod, Logs1234: the bucket is open. Close it');
});

test('a note is part of the message', () => {
  expect(result({ note: 'expired' }).message.text).toContain('. expired. Close it');
});

test.each(['error', 'warning'] as const)('%s is a failure of that level', (severity) => {
  expect(result({ severity })).toMatchObject({ kind: 'fail', level: severity });
});

test('a rule without a verdict is an open result without a level', () => {
  expect(result({ severity: 'not-evaluable' })).toMatchObject({ kind: 'open', level: 'none' });
});

test('our own line comes before the template', () => {
  const { physicalLocation } = result({ sourceLine: 'apps/a/src/a.ts:26:5' }, 'a.template.json').locations[0];
  expect(physicalLocation).toEqual({
    artifactLocation: { uri: 'apps/a/src/a.ts' },
    region: { startLine: 26, startColumn: 5 },
  });
});

test('a file name is written as a URI', () => {
  expect(result({}, 'my template.json').locations[0].physicalLocation?.artifactLocation.uri).toBe(
    'my%20template.json',
  );
});

test('a result without any file has the resource as its place', () => {
  expect(result().locations).toEqual([
    {
      logicalLocations: [{ name: 'Logs1234', fullyQualifiedName: 'Storage/Logs/Resource', kind: 'resource' }],
    },
  ]);
});

test('the fingerprint stays when code moves or a text changes', () => {
  expect(print({ sourceLine: 'apps/a/src/a.ts:1:1', problem: 'other', remedy: 'other' })).toBe(print());
});

test.each([
  ['rule', { rule: 'Fixture::Other' }],
  ['template', { subject: 'storage test' }],
  ['resource', { logicalId: 'Other' }],
  ['property', { property: 'Properties.A' }],
])('another %s has another fingerprint', (_what, changes) => {
  expect(print(changes)).not.toBe(print());
});
