import { outcomesOf } from '../../testing/outcomes-of';
import { syntheticData } from '../../testing/outcomes';
import { loadBalancerAccessLogs } from './load-balancer-access-logs';

const balancer = outcomesOf(loadBalancerAccessLogs, 'AWS::ElasticLoadBalancingV2::LoadBalancer');

const attribute = (Value: unknown, Type?: string) =>
  balancer({ Type, LoadBalancerAttributes: [{ Key: 'access_logs.s3.enabled', Value }] });

test.each([[true], ['true']])('%p passes', (value) => expect(attribute(value)).toEqual(['pass']));

test.each([['false'], [undefined], [{ Ref: 'Switch' }]])('%p fails', (value) => {
  expect(attribute(value)).toEqual(['fail']);
});

test('a load balancer that says nothing fails', () => expect(balancer()).toEqual(['fail']));

test('off in one case of two fails', () => {
  expect(attribute({ 'Fn::If': ['Live', 'true', 'false'] })).toEqual(['fail']);
});

test('a network load balancer is judged', () => expect(attribute('false', 'network')).toEqual(['fail']));

test('a gateway has no such logs and is not judged', () => expect(attribute('false', 'gateway')).toEqual([]));

test('one without health data is not judged', () => expect(balancer({}, syntheticData)).toEqual([]));
