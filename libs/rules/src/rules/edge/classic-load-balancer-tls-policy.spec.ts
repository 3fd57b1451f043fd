import { outcomesOf } from '../../testing/outcomes-of';
import { classicLoadBalancerTlsPolicy } from './classic-load-balancer-tls-policy';

const balancer = outcomesOf(classicLoadBalancerTlsPolicy, 'AWS::ElasticLoadBalancing::LoadBalancer');

const policy = (Value: string) => ({
  PolicyName: 'Tls',
  PolicyType: 'SSLNegotiationPolicyType',
  Attributes: [{ Name: 'Reference-Security-Policy', Value }],
});
const listener = (...PolicyNames: readonly string[]) => ({ Protocol: 'HTTPS', PolicyNames });

test('the policy of TLS 1.2 passes', () => {
  const Policies = [policy('ELBSecurityPolicy-TLS-1-2-2017-01')];
  expect(balancer({ Policies, Listeners: [listener('Tls')] })).toEqual(['pass']);
});

test('another policy fails', () => {
  expect(balancer({ Policies: [policy('ELBSecurityPolicy-2016-08')], Listeners: [listener('Tls')] })).toEqual(
    ['fail'],
  );
});

test('a policy that no listener names does not count', () => {
  const Policies = [policy('ELBSecurityPolicy-TLS-1-2-2017-01')];
  expect(balancer({ Policies, Listeners: [listener()] })).toEqual(['fail']);
});

test('a listener without encryption is left to another rule', () => {
  expect(balancer({ Listeners: [{ Protocol: 'HTTP' }] })).toEqual([]);
});

test('the policy may have other attributes', () => {
  const tls = policy('ELBSecurityPolicy-TLS-1-2-2017-01');
  const Attributes = [{ Name: 'Server-Defined-Cipher-Order', Value: 'true' }, ...tls.Attributes];
  expect(balancer({ Policies: [{ ...tls, Attributes }], Listeners: [listener('Tls')] })).toEqual(['pass']);
});
