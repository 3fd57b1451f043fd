import type { Rule } from '../../rule';
import { judged, propertyRule, mayHoldHealthData, mustOutliveStack } from '../../reading/property-rule';
import { items, isRecord, numberOf } from '../../reading/values';
import { isModernTlsPolicy, loadBalancerAttributeRule, isLoadBalancer } from '../../reading/load-balancers';
import { webAclRule } from '../../reading/web-acls';
import { onlySendsToHttps } from './redirecting-listeners';

const expected = 'ELBSecurityPolicy-TLS-1-2-2017-01';

export const loadBalancerRules: readonly Rule[] = [
  /** The only predefined policy of a classic load balancer that begins with TLS 1.2. */
  {
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
  },

  /** Without a policy a listener takes one of 2016, with TLS 1.0. */
  propertyRule({
    id: 'ListenerTlsPolicy',
    description: 'Encrypted listeners of a load balancer begin with TLS 1.2',
    citations: [
      '45 CFR 164.312(e)(1)',
      '45 CFR 164.312(e)(2)(ii)',
      'NIST 800-53r5 SC-8(1)',
      'NIST 800-53r5 SC-13',
    ],
    remedy:
      'Set SslPolicy to ELBSecurityPolicy-TLS13-1-2-2021-06 (CDK: sslPolicy: SslPolicy.RECOMMENDED_TLS).',
    checks: [
      {
        types: ['AWS::ElasticLoadBalancingV2::Listener'],
        property: 'SslPolicy',
        when: ({ properties: { Protocol: protocol, SslPolicy: policy } }) =>
          protocol === 'HTTPS' || protocol === 'TLS' || policy !== undefined,
        holds: isModernTlsPolicy,
        problem: 'TLS 1.0 and 1.1 are accepted',
      },
    ],
  }),

  /** Not about gateways: they have no such logs. */
  loadBalancerAttributeRule({
    id: 'LoadBalancerAccessLogs',
    description: 'A load balancer that health data passes through logs every request',
    citations: ['45 CFR 164.312(b)', '45 CFR 164.308(a)(1)(ii)(D)', 'NIST 800-53r5 AU-2'],
    remedy: 'Set access_logs.s3.enabled to true and name a bucket (CDK: loadBalancer.logAccessLogs).',
    kinds: ['application', 'network'],
    attribute: 'access_logs.s3.enabled',
    problem: 'nobody can tell afterwards who asked for what',
    applies: mayHoldHealthData,
  }),

  /** About internal ones too, as in the rule of AWS Config. */
  webAclRule({
    id: 'LoadBalancerBehindWebAcl',
    description: 'A firewall looks at requests before an application load balancer passes them on',
    citations: [
      '45 CFR 164.312(e)(1)',
      '45 CFR 164.308(a)(5)(ii)(B)',
      'NIST 800-53r5 SC-7',
      'AWS Config ALB_WAF_ENABLED',
    ],
    remedy: 'Associate a web ACL with the load balancer (AWS::WAFv2::WebACLAssociation).',
    type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    when: isLoadBalancer('application'),
  }),

  loadBalancerAttributeRule({
    id: 'LoadBalancerDeletionProtection',
    description: 'A load balancer that outlives its stack cannot be deleted by a slip',
    citations: ['45 CFR 164.308(a)(7)(i)', '45 CFR 164.308(a)(7)(ii)(C)', 'NIST 800-53r5 CP-10'],
    remedy: 'Set deletion_protection.enabled to true (CDK: deletionProtection: true).',
    kinds: ['application', 'network', 'gateway'],
    attribute: 'deletion_protection.enabled',
    problem: 'one call takes the application off the network',
    applies: mustOutliveStack,
  }),

  loadBalancerAttributeRule({
    id: 'LoadBalancerDropsInvalidHeaders',
    description: 'An application load balancer drops headers that are not valid',
    citations: ['45 CFR 164.312(e)(1)', '45 CFR 164.312(e)(2)(i)', 'NIST 800-53r5 SI-10'],
    remedy:
      'Set routing.http.drop_invalid_header_fields.enabled to true (CDK: dropInvalidHeaderFields: true).',
    kinds: ['application'],
    attribute: 'routing.http.drop_invalid_header_fields.enabled',
    problem: 'a request can be smuggled past it in a broken header',
  }),

  /**
   * A browser that is told no scheme asks in the clear. A listener whose only answer is where HTTPS is passes nothing on, and
   * people get to the site; what else could happen to the request has to be shown to be nothing.
   */
  {
    id: 'NoPlaintextListener',
    description:
      'A load balancer passes on encrypted requests only; in the clear it says where HTTPS is, or nothing',
    citations: ['45 CFR 164.312(e)(1)', '45 CFR 164.312(e)(2)(ii)', 'NIST 800-53r5 SC-8(1)'],
    remedy:
      'Listen on port 443 with HTTPS; on port 80 remove the listener, or let its only action be a redirect with Protocol HTTPS, and give it no rule.',
    evaluate: (template) => [
      ...template.resources('AWS::ElasticLoadBalancingV2::Listener').map((listener) => {
        const { Protocol: value } = listener.properties;
        return judged(listener, {
          property: 'Protocol',
          value,
          holds: !isPlain(listener.properties) || onlySendsToHttps(listener, template),
          problem: 'requests arrive in the clear',
        });
      }),
      ...template.resources('AWS::ElasticLoadBalancing::LoadBalancer').flatMap((balancer) =>
        items(balancer.properties['Listeners'])
          .filter(isRecord)
          .map(({ Protocol: value }) => {
            const holds = !/^http$/i.test(String(value));
            return judged(balancer, {
              property: 'Listeners.Protocol',
              value,
              holds,
              problem: 'requests arrive in the clear',
            });
          }),
      ),
    ],
  },
];

function isModern({ Attributes: attributes }: Readonly<Record<string, unknown>>): boolean {
  return items(attributes)
    .filter(isRecord)
    .some(({ Name, Value }) => Name === 'Reference-Security-Policy' && Value === expected);
}

/** TCP is passed on as it comes and may well be encrypted, except on the port that never is. */
function isPlain({ Protocol: protocol, Port: port }: Readonly<Record<string, unknown>>): boolean {
  return protocol === 'HTTP' || (numberOf(port) === 80 && protocol !== 'HTTPS' && protocol !== 'TLS');
}
