import { COMPUTES, computeLayer } from '@hipaa-cdk/environments';
import { computeContracts } from './index';

test.each(COMPUTES)('%s publishes below the path of its own layer', (compute) => {
  expect(computeContracts[compute].layer).toBe(computeLayer(compute));
});

test('all computes promise the same', () => {
  const [first, ...others] = Object.values(computeContracts).map(({ entries }) => entries);
  expect(others).toEqual([first]);
});

test('removing or renaming an entry is seen here before a reader misses it', () => {
  expect(Object.keys(computeContracts.ecs.entries)).toEqual([
    'hostName',
    'hostedZoneId',
    'url',
    'loadBalancerArn',
  ]);
});
