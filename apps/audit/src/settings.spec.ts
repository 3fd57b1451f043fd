import { testEnvironment } from '@hipaa-cdk/testing';
import { count, reason, words, accountRules } from './settings';
import { REASON, testSettings } from './testing/test-settings';

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
  accountRules(weak, testEnvironment('test', { dataClass })).map(({ message }) => message);

test('a message says what does not go, with what, and what does', () => {
  expect(messages('phi')).toEqual([
    'nobody is told, which does not go with dataClass "phi"; expected one address or more',
    '"none" does not go with dataClass "phi"; expected "governance" or "compliance"',
    'does not go with dataClass "phi"; expected "on", which costs nothing',
  ]);
});

test.each(['deidentified', 'synthetic'] as const)('with %s data a reason is enough', (dataClass) => {
  expect(messages(dataClass)).toEqual([]);
});
