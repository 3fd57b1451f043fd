import { outcomes, syntheticData } from '../../testing/outcomes';
import { loadBalancerBehindWebAcl } from './load-balancer-behind-web-acl';

const association = { Type: 'AWS::WAFv2::WebACLAssociation', Properties: { ResourceArn: { Ref: 'It' } } };
const template = (Properties: Readonly<Record<string, unknown>> = {}) => ({
  It: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties },
});

test('one with a firewall passes', () => {
  expect(outcomes(loadBalancerBehindWebAcl, { ...template(), Association: association })).toEqual([
    'pass It',
  ]);
});

test('one without a firewall fails', () =>
  expect(outcomes(loadBalancerBehindWebAcl, template())).toEqual(['fail It']));

test('one without health data is not judged', () => {
  expect(outcomes(loadBalancerBehindWebAcl, template(), syntheticData)).toEqual([]);
});

test('a network load balancer has none and is not judged', () => {
  expect(outcomes(loadBalancerBehindWebAcl, template({ Type: 'network' }))).toEqual([]);
});

test('an internal load balancer is judged', () => {
  expect(outcomes(loadBalancerBehindWebAcl, template({ Scheme: 'internal' }))).toEqual(['fail It']);
});
