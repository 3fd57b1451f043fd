import { outcomesOf } from '../../testing/outcomes-of';
import { syntheticData } from '../../testing/outcomes';
import { loadBalancerDeletionProtection } from './load-balancer-deletion-protection';

const balancer = outcomesOf(loadBalancerDeletionProtection, 'AWS::ElasticLoadBalancingV2::LoadBalancer');

const attribute = (Value: unknown, Type?: string) =>
  balancer({ Type, LoadBalancerAttributes: [{ Key: 'deletion_protection.enabled', Value }] });

test.each([[true], ['true']])('%p passes', (value) => expect(attribute(value)).toEqual(['pass']));

test.each([['false'], [undefined], [{ Ref: 'Switch' }]])('%p fails', (value) => {
  expect(attribute(value)).toEqual(['fail']);
});

test('a load balancer that says nothing fails', () => expect(balancer()).toEqual(['fail']));

test('off in one case of two fails', () => {
  expect(attribute({ 'Fn::If': ['Live', 'true', 'false'] })).toEqual(['fail']);
});

test.each(['network', 'gateway'])('a %s load balancer is judged', (type) => {
  expect(attribute('false', type)).toEqual(['fail']);
});

test('one that goes with its stack is not judged', () => expect(balancer({}, syntheticData)).toEqual([]));
