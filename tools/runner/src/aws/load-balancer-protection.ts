import type { DeletionProtection } from './deletion-protection';
import type { Session } from './session';

/** A load balancer refuses to go until one of its attributes is off. */
export const loadBalancerProtection: DeletionProtection = {
  type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  lift,
};

async function lift(session: Session, LoadBalancerArn: string): Promise<void> {
  const { LoadBalancerNotFoundException, ModifyLoadBalancerAttributesCommand } =
    await import('@aws-sdk/client-elastic-load-balancing-v2');
  const client = await session.loadBalancing();
  const Attributes = [{ Key: 'deletion_protection.enabled', Value: 'false' }];
  try {
    await client.send(new ModifyLoadBalancerAttributesCommand({ LoadBalancerArn, Attributes }));
  } catch (error) {
    if (!(error instanceof LoadBalancerNotFoundException)) throw error;
  }
}
