import { profiles } from '@hipaa-cdk/environments';
import { beanstalkRetention } from './log-retention';

test.each([
  [1, 1],
  [8, 14],
  [30, 30],
  [31, 60],
  [366, 400],
  [1828, 3653],
  [2192, 3653],
  [3653, 3653],
])('logs that are to be kept for %d days are kept for %d', (days, kept) => {
  expect(beanstalkRetention(days)).toBe(kept);
});

test('the longest time is all there is', () => expect(beanstalkRetention(4000)).toBe(3653));

test('production keeps logs for six years or more', () => {
  expect(beanstalkRetention(profiles.production.logRetentionDays)).toBeGreaterThanOrEqual(2192);
});
