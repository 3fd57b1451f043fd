import { attributeMustBeOn } from '../../testing/balancer-attribute';
import { syntheticData } from '../../testing/outcomes';
import { loadBalancerDeletionProtection } from './load-balancer-deletion-protection';

const { balancer, attribute } = attributeMustBeOn(
  loadBalancerDeletionProtection,
  'deletion_protection.enabled',
);

test.each(['network', 'gateway'])('a %s load balancer is judged', (type) => {
  expect(attribute('false', type)).toEqual(['fail']);
});

test('one that goes with its stack is not judged', () => expect(balancer({}, syntheticData)).toEqual([]));
