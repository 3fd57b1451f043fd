import { assertNoPlaceholders } from './assert-no-placeholders';

const template = (Endpoint: string) => ({
  Resources: { Mail: { Type: 'AWS::SNS::Subscription', Properties: { Endpoint } } },
});

test('an address that nobody reads is refused, with the file to edit', () => {
  expect(() => assertNoPlaceholders('database', template('alarms@example.org'))).toThrow(
    'database would send to alarms@example.org',
  );
});

test('several uses of one address are told once', () => {
  const twice = { Resources: { A: { Type: 'a@example.com' }, B: { Type: 'a@example.com' } } };
  expect(() => assertNoPlaceholders('database', twice)).toThrow(/to a@example\.com, which/);
});

test('an address of a real domain passes', () => {
  expect(() => assertNoPlaceholders('database', template('alarms@hospital.org'))).not.toThrow();
});
