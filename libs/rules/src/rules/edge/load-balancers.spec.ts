import { outcomesOf, syntheticData, outcomes } from '../../testing/outcomes';
import { attributeMustBeOn } from '../../testing/balancer-attribute';

const listener = outcomesOf('ListenerTlsPolicy', 'AWS::ElasticLoadBalancingV2::Listener');

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

const { balancer, attribute } = attributeMustBeOn('LoadBalancerAccessLogs', 'access_logs.s3.enabled');

test('a network load balancer is judged', () => expect(attribute('false', 'network')).toEqual(['fail']));

test('a gateway has no such logs and is not judged', () => expect(attribute('false', 'gateway')).toEqual([]));

test('one without health data is not judged', () => expect(balancer({}, syntheticData)).toEqual([]));

const association = { Type: 'AWS::WAFv2::WebACLAssociation', Properties: { ResourceArn: { Ref: 'It' } } };
const template = (Properties: Readonly<Record<string, unknown>> = {}) => ({
  It: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties },
});

test('one with a firewall passes', () => {
  expect(outcomes('LoadBalancerBehindWebAcl', { ...template(), Association: association })).toEqual([
    'pass It',
  ]);
});

test('one without a firewall fails', () =>
  expect(outcomes('LoadBalancerBehindWebAcl', template())).toEqual(['fail It']));

test('one without health data is not judged', () => {
  expect(outcomes('LoadBalancerBehindWebAcl', template(), syntheticData)).toEqual([]);
});

test('a network load balancer has none and is not judged', () => {
  expect(outcomes('LoadBalancerBehindWebAcl', template({ Type: 'network' }))).toEqual([]);
});

test('an internal load balancer is judged', () => {
  expect(outcomes('LoadBalancerBehindWebAcl', template({ Scheme: 'internal' }))).toEqual(['fail It']);
});

describe('LoadBalancerDeletionProtection', () => {
  const { balancer, attribute } = attributeMustBeOn(
    'LoadBalancerDeletionProtection',
    'deletion_protection.enabled',
  );

  test.each(['network', 'gateway'])('a %s load balancer is judged', (type) => {
    expect(attribute('false', type)).toEqual(['fail']);
  });

  test('one that goes with its stack is not judged', () => expect(balancer({}, syntheticData)).toEqual([]));
});

describe('LoadBalancerDropsInvalidHeaders', () => {
  const { attribute } = attributeMustBeOn(
    'LoadBalancerDropsInvalidHeaders',
    'routing.http.drop_invalid_header_fields.enabled',
  );

  test('a network load balancer reads no headers and is not judged', () => {
    expect(attribute('false', 'network')).toEqual([]);
  });
});

describe('NoPlaintextListener', () => {
  const listener = outcomesOf('NoPlaintextListener', 'AWS::ElasticLoadBalancingV2::Listener');

  const redirect = { Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', StatusCode: 'HTTP_301' } };
  const classic = outcomesOf('NoPlaintextListener', 'AWS::ElasticLoadBalancing::LoadBalancer');

  test.each([
    { Protocol: 'HTTPS', Port: 443 },
    { Protocol: 'TLS', Port: 80 },
    { Protocol: 'TCP', Port: 5432 },
  ])('%j passes', (properties) => expect(listener(properties)).toEqual(['pass']));

  test.each([
    { Protocol: 'HTTP', Port: 80 },
    { Protocol: 'HTTP', Port: 8080 },
    { Protocol: 'TCP', Port: '80' },
    { Port: 80 },
  ])('%j fails', (properties) => expect(listener(properties)).toEqual(['fail']));

  test('a redirect fails where health data is', () => {
    expect(listener({ Protocol: 'HTTP', Port: 80, DefaultActions: [redirect] })).toEqual(['fail']);
  });

  test('a redirect passes where no health data is', () => {
    expect(listener({ Protocol: 'HTTP', Port: 80, DefaultActions: [redirect] }, syntheticData)).toEqual([
      'pass',
    ]);
  });

  test.each([
    ['an answer', [{ Type: 'forward' }]],
    ['a redirect to plain requests', [{ Type: 'redirect', RedirectConfig: { Protocol: 'HTTP' } }]],
    ['nothing', undefined],
  ])('%s on port 80 fails everywhere', (_kind, DefaultActions) => {
    expect(listener({ Protocol: 'HTTP', Port: 80, DefaultActions }, syntheticData)).toEqual(['fail']);
  });

  test('a classic load balancer is judged listener by listener', () => {
    expect(classic({ Listeners: [{ Protocol: 'HTTPS' }, { Protocol: 'http' }] })).toEqual(['pass', 'fail']);
  });

  test('a redirect beside an answer fails everywhere', () => {
    const DefaultActions = [redirect, { Type: 'forward' }];
    expect(listener({ Protocol: 'HTTP', Port: 80, DefaultActions }, syntheticData)).toEqual(['fail']);
  });
});

describe('ClassicLoadBalancerTlsPolicy', () => {
  const balancer = outcomesOf('ClassicLoadBalancerTlsPolicy', 'AWS::ElasticLoadBalancing::LoadBalancer');

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
    expect(
      balancer({ Policies: [policy('ELBSecurityPolicy-2016-08')], Listeners: [listener('Tls')] }),
    ).toEqual(['fail']);
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
});
