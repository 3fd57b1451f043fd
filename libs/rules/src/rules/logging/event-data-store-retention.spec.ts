import { outcomes, syntheticData } from '../../testing/outcomes';
import { eventDataStoreRetention } from './event-data-store-retention';

const store = (RetentionPeriod?: unknown) => ({
  Store: { Type: 'AWS::CloudTrail::EventDataStore', Properties: { RetentionPeriod } },
});

test('a store that keeps events for six years passes', () => {
  expect(outcomes(eventDataStoreRetention, store(2192))).toEqual(['pass Store']);
});

test.each([366, undefined])('a store that keeps events for %p days fails', (days) => {
  expect(outcomes(eventDataStoreRetention, store(days))).toEqual(['fail Store']);
});

test('events about made-up data may go', () => {
  expect(outcomes(eventDataStoreRetention, store(7), syntheticData)).toEqual([]);
});
