import { Stack } from 'aws-cdk-lib';
import { REASON, testSettings } from '../testing/test-settings';
import { findingRules } from './finding-rules';

const rules = findingRules(testSettings());
const off = { off: REASON };
const ids = (change: Parameters<typeof testSettings>[0]) =>
  findingRules(testSettings(change)).map(({ id }) => id);

test.each([
  ['guardDuty', 'Threats'],
  ['securityHub', 'Posture'],
  ['accessAnalyzer', 'OutsideAccess'],
])('without %s nobody listens for %s', (setting, id) => {
  expect(ids({})).toContain(id);
  expect(ids({ [setting]: off })).not.toContain(id);
});

test('what always runs is always listened to', () => {
  expect(ids({ guardDuty: off, securityHub: off, accessAnalyzer: off })).toEqual([
    'BrokenRules',
    'FailedBackups',
    'FailedRestores',
  ]);
});

test('threats are told from the severity of the settings', () => {
  const [threats] = findingRules(testSettings({ guardDuty: { plans: [], tellFromSeverity: 7 } }));
  expect(new Stack().resolve(threats?.pattern.detail)).toEqual({ severity: [{ numeric: ['>=', 7] }] });
});

test.each(rules.map((rule) => [rule.id, rule] as const))(
  '%s has a mail that says what to do',
  (_, { message }) => {
    expect(message).toMatch(/^[A-Z][\w ]+: .*(Look|Mend|Close|A backup)/);
  },
);

test.each(rules.map((rule) => [rule.id, rule] as const))(
  '%s listens to AWS, and to nobody else',
  (_, { pattern }) => {
    expect(pattern.source).toEqual([expect.stringMatching(/^aws\.[a-z-]+$/)]);
  },
);
