import { outcomesOf } from '../../testing/outcomes-of';
import { loadBalancerDropsInvalidHeaders } from './load-balancer-drops-invalid-headers';

const balancer = outcomesOf(loadBalancerDropsInvalidHeaders, 'AWS::ElasticLoadBalancingV2::LoadBalancer');

const attribute = (Value: unknown, Type?: string) =>
  balancer({
    Type,
    LoadBalancerAttributes: [{ Key: 'routing.http.drop_invalid_header_fields.enabled', Value }],
  });

test.each([[true], ['true']])('%p passes', (value) => expect(attribute(value)).toEqual(['pass']));

test.each([['false'], [undefined], [{ Ref: 'Switch' }]])('%p fails', (value) => {
  expect(attribute(value)).toEqual(['fail']);
});

test('a load balancer that says nothing fails', () => expect(balancer()).toEqual(['fail']));

test('off in one case of two fails', () => {
  expect(attribute({ 'Fn::If': ['Live', 'true', 'false'] })).toEqual(['fail']);
});

test('a network load balancer reads no headers and is not judged', () => {
  expect(attribute('false', 'network')).toEqual([]);
});
