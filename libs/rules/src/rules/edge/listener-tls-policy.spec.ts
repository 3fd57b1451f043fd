import { outcomesOf } from '../../testing/outcomes-of';
import { listenerTlsPolicy } from './listener-tls-policy';

const listener = outcomesOf(listenerTlsPolicy, 'AWS::ElasticLoadBalancingV2::Listener');

const modern = 'ELBSecurityPolicy-TLS13-1-2-2021-06';

test.each(['HTTPS', 'TLS'])('%s with a policy of today passes', (Protocol) => {
  expect(listener({ Protocol, SslPolicy: modern })).toEqual(['pass']);
});

test.each([['ELBSecurityPolicy-2016-08'], [undefined], [{ Ref: 'Policy' }]])(
  'the policy %p fails',
  (SslPolicy) => {
    expect(listener({ Protocol: 'HTTPS', SslPolicy })).toEqual(['fail']);
  },
);

test('an old policy in one case of two fails', () => {
  const SslPolicy = { 'Fn::If': ['Live', modern, 'ELBSecurityPolicy-2016-08'] };
  expect(listener({ Protocol: 'HTTPS', SslPolicy })).toEqual(['fail']);
});

test.each(['HTTP', 'TCP'])('%s has no policy and is not judged', (Protocol) => {
  expect(listener({ Protocol })).toEqual([]);
});
