import { outcomesOf } from '../../testing/outcomes-of';
import { loadBalancerSessionEnds } from './load-balancer-session-ends';

const listener = outcomesOf(loadBalancerSessionEnds, 'AWS::ElasticLoadBalancingV2::Listener');

const cognito = (SessionTimeout: unknown) =>
  listener({
    DefaultActions: [{ Type: 'authenticate-cognito', AuthenticateCognitoConfig: { SessionTimeout } }],
  });

test.each([[43_200], ['3600']])('%p seconds pass', (seconds) => expect(cognito(seconds)).toEqual(['pass']));

test.each([[43_201], ['604800'], [0], [undefined], [{ Ref: 'Seconds' }]])('%p seconds fail', (seconds) => {
  expect(cognito(seconds)).toEqual(['fail']);
});

test('one long case of two fails', () => {
  expect(cognito({ 'Fn::If': ['Live', 3600, 604_800] })).toEqual(['fail']);
});

test('a sign-in of a rule with another provider is judged', () => {
  const rule = outcomesOf(loadBalancerSessionEnds, 'AWS::ElasticLoadBalancingV2::ListenerRule');
  expect(rule({ Actions: [{ Type: 'authenticate-oidc', AuthenticateOidcConfig: {} }] })).toEqual(['fail']);
});

test('a listener without a sign-in is not judged', () => {
  expect(listener({ DefaultActions: [{ Type: 'forward' }] })).toEqual([]);
});
