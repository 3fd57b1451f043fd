import { LoadBalancerNotFoundException } from '@aws-sdk/client-elastic-load-balancing-v2';
import { fakeSession } from './fake-session';
import { loadBalancerProtection } from './load-balancer-protection';

const liftWith = (ModifyLoadBalancerAttributes: (input: Record<string, unknown>) => unknown) =>
  loadBalancerProtection.lift(fakeSession('local', { ModifyLoadBalancerAttributes }).session, 'arn');

test('one attribute of the load balancer is switched off, and no other', async () => {
  const asked: unknown[] = [];
  await liftWith((input) => void asked.push(input));
  expect(asked).toEqual([
    { LoadBalancerArn: 'arn', Attributes: [{ Key: 'deletion_protection.enabled', Value: 'false' }] },
  ]);
});

test.each([
  ['gone is fine', new LoadBalancerNotFoundException({ message: 'gone', $metadata: {} }), undefined],
  ['locked for the caller is told', new Error('not allowed'), 'not allowed'],
])('a load balancer that is %s', async (_, error, told) => {
  const lifted = liftWith(() => {
    throw error;
  });
  await (told ? expect(lifted).rejects.toThrow(told) : expect(lifted).resolves.toBeUndefined());
});
