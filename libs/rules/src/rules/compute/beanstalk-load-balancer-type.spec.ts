import { beanstalkOutcomes } from '../../testing/beanstalk';
import { beanstalkLoadBalancerType as rule } from './beanstalk-load-balancer-type';

const option = 'aws:elasticbeanstalk:environment/LoadBalancerType';

test('an application load balancer passes', () => {
  expect(beanstalkOutcomes(rule, { [option]: 'application' })).toEqual(['pass Web']);
});

test.each(['classic', 'network', { Ref: 'Kind' }])('a load balancer of kind %p fails', (kind) => {
  expect(beanstalkOutcomes(rule, { [option]: kind })).toEqual(['fail Web']);
});

test('the load balancer that Beanstalk takes by itself fails', () => {
  expect(beanstalkOutcomes(rule, {})).toEqual(['fail Web']);
});

test('one arm of a condition that is not one fails', () => {
  const kind = { 'Fn::If': ['New', 'application', 'classic'] };
  expect(beanstalkOutcomes(rule, { [option]: kind })).toEqual(['fail Web']);
});

test('a worker has no load balancer', () => {
  expect(beanstalkOutcomes(rule, {}, { Tier: { Name: 'Worker' } })).toEqual([]);
});
