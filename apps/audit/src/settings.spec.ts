import { testEnvironment, everyEnvironment } from '@hipaa-cdk/testing';
import { findEnvironment } from '@hipaa-cdk/platform';
import { count, reason, words, auditSettings } from './settings';
import { REASON, testSettings } from './testing/test-settings';
import { settings } from '../config';

const message = (result: { readonly error?: { readonly issues: readonly { readonly message: string }[] } }) =>
  result.error?.issues.map((issue) => issue.message);

test('a reason has twenty characters, spaces around it left out', () => {
  expect(reason.safeParse('x'.repeat(20)).success).toBe(true);
  expect(message(reason.safeParse(` ${'x'.repeat(19)} `))).toEqual([
    'expected a reason of 20 characters or more, for whoever audits the account',
  ]);
});

test.each([3, 5, 7])('%d is within 3 and 7', (value) => {
  expect(count(3, 7).safeParse(value).success).toBe(true);
});

test.each([2, 8, 3.5, '5'])('%p is not, and the message says what is', (value) => {
  expect(message(count(3, 7).safeParse(value))?.[0]).toBe('expected a whole number from 3 to 7');
});

test.each(['storage-logs', 'web', 'a1-b2'])('%s is lower-case words', (value) => {
  expect(words.safeParse(value).success).toBe(true);
});

test.each(['Storage', 'storage-', '-logs', 'storage logs', ''])('%j is not', (value) => {
  expect(words.safeParse(value).success).toBe(false);
});

const weak = testSettings({
  alarmEmails: [],
  accessAnalyzer: { off: REASON },
  trailLock: { mode: 'none', reason: REASON },
});
const messages = (dataClass: 'phi' | 'deidentified' | 'synthetic') =>
  auditSettings
    .problems(testEnvironment('test', { dataClass }), weak)
    .map(({ path, message }) => `${path.join('.')}: ${message}`);

test('a message says what is not allowed, with what, and what is', () => {
  expect(messages('phi')).toEqual([
    'alarmEmails: [] is not allowed with dataClass "phi"; expected one address or more',
    'trailLock.mode: "none" is not allowed with dataClass "phi"; expected "governance" or "compliance"',
    `accessAnalyzer.off: "${REASON}" is not allowed with dataClass "phi"; expected "on", which costs nothing`,
  ]);
});

test.each(['deidentified', 'synthetic'] as const)('with %s data a reason is enough', (dataClass) => {
  expect(messages(dataClass)).toEqual([]);
});

const good = testSettings();
const problems = (change: object): string[] =>
  (auditSettings.schema.safeParse({ ...good, ...change }).error?.issues ?? []).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );
const pack = (change: object) => problems({ conformancePack: { ...good.conformancePack, ...change } });

test.each(everyEnvironment('audit'))('the settings of %s are valid', (name) => {
  expect(settings.of(findEnvironment(name))).toBeDefined();
});

test('every mistake is named at once', () => {
  expect(
    problems({
      alarmEmails: ['nobody'],
      recorder: 'there',
      thresholds: { failedSignIns: 0, deniedCalls: 10 },
    }),
  ).toEqual([
    'alarmEmails.0: expected an e-mail address',
    'recorder: expected "here", or { elsewhere: "<who has it, and since when>" }',
    'thresholds.failedSignIns: expected a whole number from 1 to 100',
  ]);
});

test.each([
  ['trailLock', { mode: 'none', reason: 'short' }, 'trailLock.reason'],
  ['recorder', { elsewhere: 'short' }, 'recorder.elsewhere'],
  ['guardDuty', { off: 'short' }, 'guardDuty.off'],
  ['securityHub', { off: 'short' }, 'securityHub.off'],
  ['accessAnalyzer', { off: 'short' }, 'accessAnalyzer.off'],
  ['inspector', { off: 'short' }, 'inspector.off'],
  ['patchScan', { off: 'short' }, 'patchScan.off'],
  ['backup', { ...good.backup, lock: { mode: 'none', reason: ' '.repeat(30) } }, 'backup.lock.reason'],
])('%s is not weakened without a reason', (setting, value, path) => {
  expect(problems({ [setting]: value })).toEqual([
    expect.stringMatching(new RegExp(`^${path}: expected a reason`)),
  ]);
});

test.each([
  ['minimumLength', 13],
  ['minimumLength', 129],
  ['maximumAgeDays', 0],
  ['maximumAgeDays', 91],
  ['remembered', 0],
  ['remembered', 25],
])('a password policy with %s %d is refused', (key, value) => {
  expect(problems({ passwordPolicy: { ...good.passwordPolicy, [key]: value } })).toEqual([
    expect.stringMatching(new RegExp(`^passwordPolicy\\.${key}: expected a whole number from`)),
  ]);
});

test.each([34, 3651, 35.5])('backups that are kept for %d days are refused', (keepDays) => {
  expect(problems({ backup: { ...good.backup, keepDays } })).toEqual([
    'backup.keepDays: expected a whole number from 35 to 3650',
  ]);
});

test.each([
  ['publicRouteTables', ['rtb'], 'expected a route table'],
  ['authorizedPorts', ['https'], 'expected a port'],
  ['authorizedVpcs', ['10.0.0.0/16'], 'expected a VPC'],
  ['leftOut', [{ rule: 'NO_SUCH_RULE', reason: REASON }], "there is no such rule in AWS's pack"],
  ['leftOut', [{ rule: 'INCOMING_SSH_DISABLED', reason: 'no' }], 'expected a reason'],
  ['added', [{ name: 'twice', identifier: 'INCOMING_SSH_DISABLED' }], "AWS's pack has this rule already"],
  ['added', [{ name: 'Bad Name', identifier: 'NEW_RULE' }], 'expected words'],
])('a conformance pack with %s of %j is refused', (setting, value, message) => {
  expect(pack({ [setting]: value })).toEqual([expect.stringContaining(message)]);
});

test('regions are regions, and no more of them than a filter pattern holds', () => {
  expect(problems({ otherRegions: ['Ireland'] })).toEqual([
    expect.stringContaining('expected a region that AWS has'),
  ]);
  expect(problems({ otherRegions: Array.from({ length: 5 }, (_, index) => `eu-west-${index}`) })).toEqual([
    expect.stringContaining('expected 4 regions or fewer'),
  ]);
});

test.each(['role/BreakGlass', '', 'a'.repeat(65)])(
  '%j is not taken for the name of a role',
  (breakGlassRole) => {
    expect(problems({ breakGlassRole })).toEqual([
      expect.stringContaining('expected the name of an IAM role'),
    ]);
  },
);

test.each(['nist-800-53', 'nist-800-53/v/5'])('%s is not taken for a standard', (standard) => {
  expect(problems({ securityHub: { standards: [standard] } })).toHaveLength(1);
});

test.each([0, 10])('a severity of %d is refused', (tellFromSeverity) => {
  expect(problems({ guardDuty: { plans: [], tellFromSeverity } })).toHaveLength(1);
});

test('a misspelt setting is refused', () => {
  expect(problems({ guardduty: {} })).toEqual([expect.stringContaining('"guardduty"')]);
});

describe('with patient data', () => {
  const prod = findEnvironment('prod');
  const refused = (change: object) =>
    auditSettings.problems(prod, testSettings(change)).map(({ path }) => path.join('.'));

  test('the settings of production hold', () => {
    expect(refused({})).toEqual([]);
  });

  test.each([
    ['alarmEmails', { alarmEmails: [] }],
    ['trailLock.mode', { trailLock: { mode: 'none', reason: REASON } }],
    ['guardDuty.off', { guardDuty: { off: REASON } }],
    ['accessAnalyzer.off', { accessAnalyzer: { off: REASON } }],
    ['patchScan.off', { patchScan: { off: REASON } }],
    ['backup.dataClasses', { backup: { ...good.backup, dataClasses: ['Synthetic'] } }],
    ['backup.lock.mode', { backup: { ...good.backup, lock: { mode: 'none', reason: REASON } } }],
  ])('%s cannot be given up', (path, change) => {
    expect(refused(change)).toEqual([path]);
  });

  test('every weakness is named at once', () => {
    expect(refused({ alarmEmails: [], guardDuty: { off: REASON } })).toEqual([
      'alarmEmails',
      'guardDuty.off',
    ]);
  });

  test('without patient data, a reason is enough', () => {
    const settings = testSettings({ guardDuty: { off: REASON } });
    expect(auditSettings.problems(findEnvironment('test'), settings)).toEqual([]);
  });
});
