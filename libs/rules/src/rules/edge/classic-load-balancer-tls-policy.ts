import type { Rule } from '../../rule';

import { judged } from '../../reading/judged';
import { items } from '../../reading/readings';
import { isRecord } from '../../reading/value';

const expected = 'ELBSecurityPolicy-TLS-1-2-2017-01';

/** The only predefined policy of a classic load balancer that begins with TLS 1.2. */
export const classicLoadBalancerTlsPolicy: Rule = {
  id: 'ClassicLoadBalancerTlsPolicy',
  description: 'A classic load balancer begins with TLS 1.2',
  citations: [
    '45 CFR 164.312(e)(1)',
    '45 CFR 164.312(e)(2)(ii)',
    'NIST 800-53r5 SC-8(1)',
    'AWS Config ELB_PREDEFINED_SECURITY_POLICY_SSL_CHECK',
  ],
  remedy: `Use an application load balancer, or a policy with Reference-Security-Policy ${expected} on every encrypted listener.`,
  evaluate: (template) =>
    template.resources('AWS::ElasticLoadBalancing::LoadBalancer').flatMap((balancer) => {
      const policies = items(balancer.properties['Policies']).filter(isRecord);
      const modern = policies.filter(isModern).map(({ PolicyName: name }) => name);
      return items(balancer.properties['Listeners'])
        .filter(isRecord)
        .filter(({ Protocol: protocol }) => /^(https|ssl)$/i.test(String(protocol)))
        .map(({ PolicyNames: value }) =>
          judged(balancer, {
            property: 'Listeners.PolicyNames',
            value,
            holds: items(value).some((name) => modern.includes(name)),
            problem: 'TLS 1.0 and 1.1 are accepted',
          }),
        );
    }),
};

function isModern({ Attributes: attributes }: Readonly<Record<string, unknown>>): boolean {
  return items(attributes)
    .filter(isRecord)
    .some(({ Name, Value }) => Name === 'Reference-Security-Policy' && Value === expected);
}
