import { assertNoPlaceholders } from './assert-no-placeholders';

const template = (Endpoint: string) => ({
  Resources: { Mail: { Type: 'AWS::SNS::Subscription', Properties: { Endpoint } } },
});

test('an address that nobody reads is refused, with the file to edit', () => {
  expect(() => assertNoPlaceholders('database', template('alarms@example.org'))).toThrow(
    'database would be deployed with alarms@example.org, which leads nowhere',
  );
});

test('several uses of one address are told once', () => {
  const twice = { Resources: { A: { Type: 'a@example.com' }, B: { Type: 'a@example.com' } } };
  expect(() => assertNoPlaceholders('database', twice)).toThrow(/with a@example\.com, which/);
});

test('an address of a real domain passes', () => {
  expect(() => assertNoPlaceholders('database', template('alarms@hospital.org'))).not.toThrow();
});

test.each([
  ['https://app.test.example.org/callback', 'app.test.example.org'],
  [
    'arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-0000-0000-000000000000',
    'certificate/00000000-0000-0000-0000-000000000000',
  ],
  ['203.0.113.0/24', '203.0.113.0'],
  ['198.51.100.17/32', '198.51.100.17'],
  ['192.0.2.1', '192.0.2.1'],
])('%s is a placeholder as well', (value, named) => {
  expect(() => assertNoPlaceholders('site', template(value))).toThrow(
    `site would be deployed with ${named}, which leads nowhere`,
  );
});

test.each([
  'https://myexample.org',
  'arn:aws:acm:us-east-1:1:certificate/00000000-0000-0000-0000-00000000000a',
  '203.0.112.0/24',
  '1203.0.113.0',
])('%s passes', (value) => {
  expect(() => assertNoPlaceholders('site', template(value))).not.toThrow();
});
