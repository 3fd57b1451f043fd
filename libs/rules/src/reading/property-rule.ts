import type { Rule, RuleContext, Verdict } from '../rule';
import type { TemplateView, ViewedResource } from '../template-view';
import { readings, isToken } from './values';

/** One property of some types of resources. */
export interface PropertyCheck {
  readonly types: readonly string[];
  /** Path below the properties; `*` stands for every item of a list. */
  readonly property: string;
  /** Asked for every value that the property may take. A missing property is `undefined`. */
  readonly holds: (value: unknown, template: TemplateView) => boolean;
  /** What is wrong when it does not hold: a sentence without a full stop. */
  readonly problem: string;
  /**
   * Which resources of the types are meant.
   *
   * @default - all of them
   */
  readonly when?: (resource: ViewedResource, template: TemplateView) => boolean;
}

export interface PropertyRuleProps extends Omit<Rule, 'evaluate'> {
  readonly checks: readonly PropertyCheck[];
  /**
   * In which contexts the rule has anything to say.
   *
   * @default - in all of them
   */
  readonly applies?: (context: RuleContext) => boolean;
}

/** A rule about single properties. It passes judgement on each check and each resource of its own. */
export function propertyRule({ checks, applies = () => true, ...rule }: PropertyRuleProps): Rule {
  return {
    ...rule,
    evaluate: (template, context) =>
      applies(context) ? checks.flatMap((check) => verdicts(check, template)) : [],
  };
}

function verdicts(check: PropertyCheck, template: TemplateView): Verdict[] {
  const { types, property, holds, problem, when = () => true } = check;
  return template
    .resources(...types)
    .filter((resource) => when(resource, template))
    .map((resource) => {
      const values = readings(resource.properties, property);
      const wrong = values.findIndex((value) => !holds(value, template));
      return judged(resource, { property, value: values[Math.max(wrong, 0)], holds: wrong < 0, problem });
    });
}

/** What a rule looked at, and what it thinks of it. */
interface Finding {
  /** Path below the properties, such as `BucketEncryption`. */
  readonly property: string;
  readonly value: unknown;
  readonly holds: boolean;
  /** What is wrong when it does not hold: a sentence without a full stop. */
  readonly problem: string;
  /**
   * Whether the rule could read the value although a function puts it together.
   *
   * @default false
   */
  readonly readable?: boolean;
}

/** A finding as a verdict on a resource. A value that only shows at deploy time is called that, not wrong. */
export function judged({ logicalId }: ViewedResource, finding: Finding): Verdict {
  const { property, value, holds, problem, readable = false } = finding;
  const verdict = { logicalId, property: `Properties.${property}`, value };
  if (holds) return { ...verdict, outcome: 'pass' };
  const hidden = 'it is only known at deploy time, so the template does not prove it';
  return {
    ...verdict,
    outcome: 'fail',
    problem: isToken(value) && !readable ? `${problem}: ${hidden}` : problem,
  };
}

/** A verdict on what a rule could read, and has found a problem with or none. */
export function judgedAsRead(
  resource: ViewedResource,
  { property, value, problem }: Pick<Finding, 'property' | 'value'> & Partial<Pick<Finding, 'problem'>>,
): Verdict {
  return judged(resource, {
    property,
    value,
    holds: problem === undefined,
    problem: problem ?? '',
    readable: true,
  });
}

/** Whether health data may be in the resources: it is said to be, or nobody says what is. */
export function mayHoldHealthData({ dataClass }: RuleContext): boolean {
  return dataClass === 'phi' || dataClass === 'unknown';
}

/** Whether data must still be there when its stack is gone. */
export function mustOutliveStack({ removal }: RuleContext): boolean {
  return removal !== 'destroy';
}
