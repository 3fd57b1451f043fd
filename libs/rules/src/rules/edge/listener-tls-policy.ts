import { propertyRule } from '../../reading/property-rule';
import { isModernTlsPolicy } from '../../reading/tls-policies';

/** Without a policy a listener takes one of 2016, with TLS 1.0. */
export const listenerTlsPolicy = propertyRule({
  id: 'ListenerTlsPolicy',
  description: 'Encrypted listeners of a load balancer begin with TLS 1.2',
  citations: [
    '45 CFR 164.312(e)(1)',
    '45 CFR 164.312(e)(2)(ii)',
    'NIST 800-53r5 SC-8(1)',
    'NIST 800-53r5 SC-13',
  ],
  remedy: 'Set SslPolicy to ELBSecurityPolicy-TLS13-1-2-2021-06 (CDK: sslPolicy: SslPolicy.RECOMMENDED_TLS).',
  checks: [
    {
      types: ['AWS::ElasticLoadBalancingV2::Listener'],
      property: 'SslPolicy',
      when: ({ properties: { Protocol: protocol } }) => protocol === 'HTTPS' || protocol === 'TLS',
      holds: isModernTlsPolicy,
      problem: 'TLS 1.0 and 1.1 are accepted',
    },
  ],
});
