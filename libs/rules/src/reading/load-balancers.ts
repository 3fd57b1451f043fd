import type { ViewedResource } from '../template-view';
import { items, readings, isRecord, isTrue, weakest } from './values';
import type { Rule, RuleContext } from '../rule';
import { judged } from './property-rule';

/** Kinds of load balancers as their `Type` says; a missing one is an application load balancer. */
export function isLoadBalancer(...kinds: readonly string[]): (balancer: ViewedResource) => boolean {
  return ({ properties: { Type: kind } }) => kinds.includes(typeof kind === 'string' ? kind : 'application');
}

/** What an attribute such as `deletion_protection.enabled` may be; one `undefined` where it is not set. */
function loadBalancerAttribute({ properties }: ViewedResource, key: string): readonly unknown[] {
  const attribute = items(properties['LoadBalancerAttributes'])
    .filter(isRecord)
    .find(({ Key }) => Key === key);
  return readings(attribute, 'Value');
}

interface LoadBalancerAttributeRuleProps extends Omit<Rule, 'evaluate'> {
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

/**
 * Security policies of load balancers that begin with TLS 1.2. Policies of the TLS13 family say in their name which
 * version they begin with, so new ones are recognised; the older ones are listed.
 */
const tls13Family = /^ELBSecurityPolicy-TLS13-1-[23]-/;

const older: readonly unknown[] = [
  'ELBSecurityPolicy-TLS-1-2-2017-01',
  'ELBSecurityPolicy-TLS-1-2-Ext-2018-06',
  'ELBSecurityPolicy-FS-1-2-2019-08',
  'ELBSecurityPolicy-FS-1-2-Res-2019-08',
  'ELBSecurityPolicy-FS-1-2-Res-2020-10',
];

/** Whether a security policy of a listener refuses everything before TLS 1.2. */
export function isModernTlsPolicy(value: unknown): boolean {
  return older.includes(value) || (typeof value === 'string' && tls13Family.test(value));
}
