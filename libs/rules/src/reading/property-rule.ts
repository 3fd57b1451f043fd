import type { Rule, RuleContext, Verdict } from '../rule';
import type { TemplateView, ViewedResource } from '../template-view';
import { judged } from './judged';
import { readings } from './readings';

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
