import { outcomes, outcomesOf, syntheticData, templateOutcomes } from '../../testing/outcomes';
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

test('an old policy of a listener whose protocol a parameter gives fails', () => {
  expect(listener({ Protocol: { Ref: 'Protocol' }, SslPolicy: 'ELBSecurityPolicy-2016-08' })).toEqual([
    'fail',
  ]);
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

  test.each([undefined, syntheticData])('a redirect to HTTPS passes, whatever the data (%#)', (context) => {
    expect(listener({ Protocol: 'HTTP', Port: 80, DefaultActions: [redirect] }, context)).toEqual(['pass']);
  });

  test('a redirect to HTTPS at another host passes', () => {
    const RedirectConfig = {
      Protocol: 'HTTPS',
      Host: 'www.example.org',
      Port: '443',
      StatusCode: 'HTTP_302',
    };
    expect(
      listener({ Protocol: 'HTTP', Port: 80, DefaultActions: [{ Type: 'redirect', RedirectConfig }] }),
    ).toEqual(['pass']);
  });

  test.each([
    ['an answer', [{ Type: 'forward' }]],
    ['a redirect to plain requests', [{ Type: 'redirect', RedirectConfig: { Protocol: 'HTTP' } }]],
    ['a redirect to whatever was asked', [{ Type: 'redirect', RedirectConfig: { Protocol: '#{protocol}' } }]],
    ['a redirect that says no protocol', [{ Type: 'redirect', RedirectConfig: { Host: 'www.example.org' } }]],
    ['a redirect that a parameter gives', [{ Type: 'redirect', RedirectConfig: { Protocol: { Ref: 'P' } } }]],
    [
      'a redirect that is plain in one case of two',
      [{ Type: 'redirect', RedirectConfig: { Protocol: { 'Fn::If': ['Live', 'HTTPS', 'HTTP'] } } }],
    ],
    ['an answer in one case of two', { 'Fn::If': ['Live', [redirect], [{ Type: 'forward' }]] }],
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

  const balancer = { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer' };
  const sending = {
    Type: 'AWS::ElasticLoadBalancingV2::Listener',
    Properties: {
      Protocol: 'HTTP',
      Port: 80,
      LoadBalancerArn: { Ref: 'Balancer' },
      DefaultActions: [redirect],
    },
  };
  const beside = (Properties: Readonly<Record<string, unknown>>, Type: string) =>
    outcomes('NoPlaintextListener', { Balancer: balancer, It: sending, Other: { Type, Properties } });
  const environment = (...names: readonly string[]) => ({
    OptionSettings: [
      ['aws:elasticbeanstalk:environment', 'LoadBalancerIsShared', 'true'],
      ['aws:elbv2:loadbalancer', 'SharedLoadBalancer', { Ref: 'Balancer' }],
      ...names.map((name) => [name, 'Rules', 'application']),
    ].map(([Namespace, OptionName, Value]) => ({ Namespace, OptionName, Value })),
  });

  test.each([
    ['a rule', 'AWS::ElasticLoadBalancingV2::ListenerRule', { ListenerArn: { Ref: 'It' } }],
    [
      'a rule that asks for an attribute',
      'AWS::ElasticLoadBalancingV2::ListenerRule',
      { ListenerArn: { 'Fn::GetAtt': ['It', 'ListenerArn'] } },
    ],
    ['a published name', 'AWS::SSM::Parameter', { Value: { 'Fn::Sub': 'at ${It}' } }],
    [
      'a deployment that shifts requests',
      'AWS::CodeDeploy::DeploymentGroup',
      {
        LoadBalancerInfo: {
          TargetGroupPairInfoList: [{ ProdTrafficRoute: { ListenerArns: [{ Ref: 'It' }] } }],
        },
      },
    ],
    ['Beanstalk at its port', 'AWS::ElasticBeanstalk::Environment', environment('aws:elbv2:listener:80')],
    [
      'Beanstalk at the default port',
      'AWS::ElasticBeanstalk::Environment',
      environment('aws:elbv2:listener:443', 'aws:elbv2:listener:default'),
    ],
    ['Beanstalk that is told of no listener', 'AWS::ElasticBeanstalk::Environment', environment()],
  ])('a redirect fails with %s, which can lead requests elsewhere', (_what, type, properties) => {
    expect(beside(properties, type)).toEqual(['fail It']);
  });

  test.each([
    [
      'a rule of another listener',
      'AWS::ElasticLoadBalancingV2::ListenerRule',
      { ListenerArn: { Ref: 'Its' } },
    ],
    [
      'Beanstalk at another port',
      'AWS::ElasticBeanstalk::Environment',
      environment('aws:elbv2:listener:443'),
    ],
  ])('a redirect passes with %s', (_what, type, properties) => {
    expect(beside(properties, type)).toEqual(['pass It']);
  });

  test('a redirect whose name is handed out fails', () => {
    const Outputs = { Listener: { Value: { Ref: 'It' } } };
    expect(templateOutcomes('NoPlaintextListener', { Resources: { It: sending }, Outputs })).toEqual([
      'fail It',
    ]);
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
