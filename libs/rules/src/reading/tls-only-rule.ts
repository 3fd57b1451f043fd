import type { Rule } from '../rule';
import { attachedPolicies } from './attached-policies';
import { judged } from './judged';
import { deniesPlainTransport } from './policy-statement';

export interface TlsOnlyRuleProps extends Omit<Rule, 'evaluate'> {
  /** Type of the resources that need a policy. */
  readonly type: string;
  /** What their policy is called in a verdict. */
  readonly policy: string;
}

/** A rule that wants a policy of the template to turn away messages in plain text. */
export function tlsOnlyRule({ type, policy, ...rule }: TlsOnlyRuleProps): Rule {
  return {
    ...rule,
    evaluate: (template) =>
      template.resources(type).map((resource) => {
        const policies = attachedPolicies(resource, template);
        const value = policies.find(deniesPlainTransport) ?? policies[0];
        const holds = policies.some(deniesPlainTransport);
        return judged(resource, {
          property: policy,
          value,
          holds,
          problem: 'messages may travel in plain text',
        });
      }),
  };
}
