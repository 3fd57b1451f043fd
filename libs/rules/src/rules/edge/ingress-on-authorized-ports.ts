import type { Rule, Verdict } from '../../rule';

import { judged } from '../../reading/judged';
import { items } from '../../reading/readings';
import { isOnly, trafficRules } from '../../reading/security-group-rule';

/** Ports that the internet may speak to: HTTPS. */
const authorized: readonly number[] = [443];

/**
 * A rule whose range only shows when the stack is deployed is passed over in silence: it is neither proof nor failure.
 */
export const ingressOnAuthorizedPorts: Rule = {
  id: 'IngressOnAuthorizedPorts',
  description: `The internet reaches port ${authorized.join(', ')} and no other`,
  citations: [
    '45 CFR 164.312(e)(1)',
    '45 CFR 164.312(a)(1)',
    'NIST 800-53r5 SC-7',
    'AWS Config VPC_SG_OPEN_ONLY_TO_AUTHORIZED_PORTS',
  ],
  remedy: 'Name the security group or range that may come in, or shut the port and use Session Manager.',
  evaluate: (template): readonly Verdict[] => [
    ...template
      .resources('AWS::EC2::SecurityGroup')
      .filter(({ properties: { SecurityGroupIngress: rules } }) => items(rules).length === 0)
      .map((group) =>
        judged(group, { property: 'SecurityGroupIngress', value: undefined, holds: true, problem: '' }),
      ),
    ...trafficRules(template, 'Ingress')
      .filter(({ range }) => range !== 'hidden')
      .map(({ resource, property, rule, range }) =>
        judged(resource, {
          property,
          value: rule,
          holds: range === 'closed' || isOnly(rule, authorized),
          problem: 'the internet comes in on ports that are not authorised',
        }),
      ),
  ],
};
