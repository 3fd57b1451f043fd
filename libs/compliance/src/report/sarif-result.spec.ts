import { finding } from '../../fixtures/finding';
import type { Finding } from '../judgement/finding';
import { sarifResult } from './sarif-result';

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
