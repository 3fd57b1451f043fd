import type { ViewedResource } from '../template-view';

import { items, readings } from './readings';
import { isRecord } from './value';

/** Kinds of load balancers as their `Type` says; a missing one is an application load balancer. */
export function isLoadBalancer(...kinds: readonly string[]): (balancer: ViewedResource) => boolean {
  return ({ properties: { Type: kind } }) => kinds.includes(typeof kind === 'string' ? kind : 'application');
}

/** What an attribute such as `deletion_protection.enabled` may be; one `undefined` where it is not set. */
export function loadBalancerAttribute({ properties }: ViewedResource, key: string): readonly unknown[] {
  const attribute = items(properties['LoadBalancerAttributes'])
    .filter(isRecord)
    .find(({ Key }) => Key === key);
  return readings(attribute, 'Value');
}
