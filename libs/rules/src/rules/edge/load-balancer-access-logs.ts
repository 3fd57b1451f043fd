import { mayHoldHealthData } from '../../reading/applicability';
import { loadBalancerAttributeRule } from '../../reading/load-balancer-attribute-rule';

/** Not about gateways: they have no such logs. */
export const loadBalancerAccessLogs = loadBalancerAttributeRule({
  id: 'LoadBalancerAccessLogs',
  description: 'A load balancer that health data passes through logs every request',
  citations: ['45 CFR 164.312(b)', '45 CFR 164.308(a)(1)(ii)(D)', 'NIST 800-53r5 AU-2'],
  remedy: 'Set access_logs.s3.enabled to true and name a bucket (CDK: loadBalancer.logAccessLogs).',
  kinds: ['application', 'network'],
  attribute: 'access_logs.s3.enabled',
  problem: 'nobody can tell afterwards who asked for what',
  applies: mayHoldHealthData,
});
