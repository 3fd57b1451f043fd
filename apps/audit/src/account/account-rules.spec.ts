import { testEnvironment } from '@hipaa-cdk/testing';
import { REASON, testSettings } from '../testing/test-settings';
import { accountRules } from './account-rules';

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
