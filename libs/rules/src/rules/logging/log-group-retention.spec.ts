import { outcomes, syntheticData } from '../../testing/outcomes';
import { logGroupRetention } from './log-group-retention';

const group = (RetentionInDays?: unknown) => ({
  Group: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays } },
});

test.each([2192, '3653', undefined])('a group that keeps logs for %p days passes', (days) => {
  expect(outcomes(logGroupRetention, group(days))).toEqual(['pass Group']);
});

test.each([2191, 365, { Ref: 'Days' }])('a group that keeps logs for %p days fails', (days) => {
  expect(outcomes(logGroupRetention, group(days))).toEqual(['fail Group']);
});

test('logs about made-up data may go', () => {
  expect(outcomes(logGroupRetention, group(7), syntheticData)).toEqual([]);
});
