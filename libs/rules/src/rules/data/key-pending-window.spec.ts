import { outcomes, syntheticData } from '../../testing/outcomes';
import { keyPendingWindow } from './key-pending-window';

const key = (Properties: Record<string, unknown>) => ({ Key: { Type: 'AWS::KMS::Key', Properties } });

test.each([{ PendingWindowInDays: 30 }, {}])('a key with %j passes', (properties) => {
  expect(outcomes(keyPendingWindow, key(properties))).toEqual(['pass Key']);
});

test.each([{ PendingWindowInDays: 7 }, { PendingWindowInDays: { Ref: 'Days' } }])(
  'a key with %j fails',
  (properties) => expect(outcomes(keyPendingWindow, key(properties))).toEqual(['fail Key']),
);

test('keys to made-up data may go sooner', () => {
  expect(outcomes(keyPendingWindow, key({ PendingWindowInDays: 7 }), syntheticData)).toEqual([]);
});
