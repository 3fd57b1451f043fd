import { outcomesOf } from '../../testing/outcomes-of';
import { syntheticData } from '../../testing/outcomes';
import { noPlaintextListener } from './no-plaintext-listener';

const listener = outcomesOf(noPlaintextListener, 'AWS::ElasticLoadBalancingV2::Listener');

const redirect = { Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', StatusCode: 'HTTP_301' } };
const classic = outcomesOf(noPlaintextListener, 'AWS::ElasticLoadBalancing::LoadBalancer');

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
