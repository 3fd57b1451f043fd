import type { Rule, RuleContext } from '../rule';

import { judged } from './judged';
import { isLoadBalancer, loadBalancerAttribute } from './load-balancer-attribute';
import { isTrue } from './value';
import { weakest } from './weakest';

export interface LoadBalancerAttributeRuleProps extends Omit<Rule, 'evaluate'> {
  /** Kinds of load balancers that have the attribute. */
  readonly kinds: readonly string[];
  /** Attribute that must be `true`. */
  readonly attribute: string;
  /** What is wrong when it is not: a sentence without a full stop. */
  readonly problem: string;
  /**
   * In which contexts the rule has anything to say.
   *
   * @default - in all of them
   */
  readonly applies?: (context: RuleContext) => boolean;
}

/** A rule on a switch of load balancers that is off unless somebody turns it on. */
export function loadBalancerAttributeRule(props: LoadBalancerAttributeRuleProps): Rule {
  const { kinds, attribute, problem, applies = () => true, ...rule } = props;
  return {
    ...rule,
    evaluate: (template, context) =>
      (applies(context) ? template.resources('AWS::ElasticLoadBalancingV2::LoadBalancer') : [])
        .filter(isLoadBalancer(...kinds))
        .map((balancer) => {
          const values = loadBalancerAttribute(balancer, attribute);
          const property = `LoadBalancerAttributes.${attribute}`;
          return judged(balancer, { property, ...weakest(values, isTrue), problem });
        }),
  };
}
