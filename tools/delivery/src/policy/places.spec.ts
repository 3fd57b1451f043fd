import '@hipaa-cdk/environments/testing';
import { placed } from './places';

const place = { account: '222222222222', region: 'us-west-2' };

test('a pattern is written out for account, region and application', () => {
  expect(placed('arn:{partition}:sqs:{region}:{account}:{application}-*', place)).toBe(
    'arn:aws:sqs:us-west-2:222222222222:hipaa-*',
  );
});

test('a place that has no value stays as it is', () => {
  expect(placed('{nothing}', place)).toBe('{nothing}');
});
