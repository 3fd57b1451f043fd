import { mustOutliveStack } from '../../reading/applicability';
import { loadBalancerAttributeRule } from '../../reading/load-balancer-attribute-rule';

export const loadBalancerDeletionProtection = loadBalancerAttributeRule({
  id: 'LoadBalancerDeletionProtection',
  description: 'A load balancer that outlives its stack cannot be deleted by a slip',
  citations: ['45 CFR 164.308(a)(7)(i)', '45 CFR 164.308(a)(7)(ii)(C)', 'NIST 800-53r5 CP-10'],
  remedy: 'Set deletion_protection.enabled to true (CDK: deletionProtection: true).',
  kinds: ['application', 'network', 'gateway'],
  attribute: 'deletion_protection.enabled',
  problem: 'one call takes the application off the network',
  applies: mustOutliveStack,
});
