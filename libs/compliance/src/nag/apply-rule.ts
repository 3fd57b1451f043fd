import type { CfnResource } from 'aws-cdk-lib';
import { type IApplyRule, NagRuleCompliance } from 'cdk-nag';
import type { ViewedResource } from '@hipaa-cdk/rules';

/** What a rule said about a resource. */
export interface RuleOutcome {
  readonly outcome: 'pass' | 'fail' | 'not-applicable' | 'not-evaluable';
  /** What exactly fails, where a rule finds several things on one resource; a single empty text where it does not. */
  readonly details: readonly string[];
  /** Why it could not come to a verdict. */
  readonly reason?: string;
}

/** Applies one rule to one resource. A rule that throws has met a value it cannot read: that is no violation. */
export function applyRule({ rule }: IApplyRule, resource: CfnResource): RuleOutcome {
  try {
    const result = rule(resource);
    if (Array.isArray(result)) return { outcome: result.length > 0 ? 'fail' : 'pass', details: result };
    return { outcome: outcomes[result], details: [''] };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { outcome: 'not-evaluable', details: [''], reason };
  }
}

const outcomes: Readonly<Record<NagRuleCompliance, RuleOutcome['outcome']>> = {
  [NagRuleCompliance.COMPLIANT]: 'pass',
  [NagRuleCompliance.NON_COMPLIANT]: 'fail',
  [NagRuleCompliance.NOT_APPLICABLE]: 'not-applicable',
};

interface ObservedResource {
  /** Behaves as the resource does. */
  readonly resource: CfnResource;
  /** Names of its members that have been read so far. */
  readonly read: ReadonlySet<string>;
}

/** Watches which properties of a resource a rule looks at: the rule itself does not tell what it decided by. */
export function observe(resource: CfnResource): ObservedResource {
  const read = new Set<string>();
  const proxy = new Proxy(resource, {
    get(target, key) {
      if (typeof key === 'string') read.add(key);
      // Getters run on the resource itself: references they make must name it, not its observer.
      return Reflect.get(target, key, target) as unknown;
    },
  });
  return { resource: proxy, read };
}

/** What a rule decided by, as far as can be seen from outside. */
interface DecidingProperties {
  /** Such as `Properties.Encrypted`, or several joined by commas; `Properties` when it looked at none. */
  readonly property: string;
  /** Value in the template, or one for each property when there are several; undefined when it is missing. */
  readonly value: unknown;
}

/** Members that every resource has and that are no property in a template. */
const NOT_PROPERTIES: ReadonlySet<string> = new Set(
  `node stack ref env logicalId creationStack cfnOptions cfnResourceType cfnProperties cfnPropertyNames tags
   constructor prototype tagManager then toJSON toString valueOf _toCloudFormation getAtt`.split(/\s+/),
);

/** A missing name says nothing: rules read it to find the resources around the one they judge. */
const NEIGHBOUR = /(?:Name|Identifier)$/;

/** Names the properties behind the members that a rule read. */
export function decidingProperties(resource: ViewedResource, read: ReadonlySet<string>): DecidingProperties {
  const { properties } = resource;
  const byName = new Map(Object.keys(properties).map((name) => [name.toLowerCase(), name]));
  const names = [...read]
    .filter((member) => !NOT_PROPERTIES.has(member) && !member.startsWith('attr') && !member.startsWith('_'))
    .map((member) => byName.get(member.toLowerCase()) ?? missingName(member))
    .filter((name) => name in properties || !NEIGHBOUR.test(name));
  const [first] = names;
  if (first === undefined) return { property: 'Properties', value: undefined };
  return {
    property: names.map((name) => `Properties.${name}`).join(', '),
    value:
      names.length === 1
        ? properties[first]
        : Object.fromEntries(names.map((name) => [name, properties[name]])),
  };
}

function missingName(member: string): string {
  return member.charAt(0).toUpperCase() + member.slice(1);
}
