import { computeContracts } from '@hipaa-cdk/contracts-compute';
import type { Compute } from '@hipaa-cdk/environments';
import { publish } from '@hipaa-cdk/parameters';
import type { Construct } from 'constructs';
import type { WebLoadBalancer } from './web-load-balancer';

/** Publishes where a compute serves the application. */
export function publishCompute(
  scope: Construct,
  compute: Compute,
  { loadBalancer, url }: WebLoadBalancer,
): void {
  publish(scope, computeContracts[compute], {
    hostName: loadBalancer.loadBalancerDnsName,
    hostedZoneId: loadBalancer.loadBalancerCanonicalHostedZoneId,
    url,
    loadBalancerArn: loadBalancer.loadBalancerArn,
  });
}
