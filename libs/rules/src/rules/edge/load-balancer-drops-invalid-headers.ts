import { loadBalancerAttributeRule } from '../../reading/load-balancer-attribute-rule';

export const loadBalancerDropsInvalidHeaders = loadBalancerAttributeRule({
  id: 'LoadBalancerDropsInvalidHeaders',
  description: 'An application load balancer drops headers that are not valid',
  citations: ['45 CFR 164.312(e)(1)', '45 CFR 164.312(e)(2)(i)', 'NIST 800-53r5 SI-10'],
  remedy: 'Set routing.http.drop_invalid_header_fields.enabled to true (CDK: dropInvalidHeaderFields: true).',
  kinds: ['application'],
  attribute: 'routing.http.drop_invalid_header_fields.enabled',
  problem: 'a request can be smuggled past it in a broken header',
});
