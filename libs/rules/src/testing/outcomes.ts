import type { TemplateResource, CloudFormationTemplate } from '@hipaa-cdk/templates';
import { TemplateView } from '../template-view';
import { hipaaPlus } from '../pack';
import type { Rule, RuleContext } from '../rule';

/** Where rules are strictest. */
export const healthData: RuleContext = { dataClass: 'phi', removal: 'retain' };

/** Where data is made up and goes with its stack. */
export const syntheticData: RuleContext = { dataClass: 'synthetic', removal: 'destroy' };

/** What a rule says of a template with these resources, as a list of `pass Bucket` and `fail Topic`. */
export function outcomes(
  rule: Rule | string,
  resources: Readonly<Record<string, TemplateResource>>,
  context: RuleContext = healthData,
): readonly string[] {
  const verdicts = [...ruleNamed(rule).evaluate(new TemplateView({ Resources: resources }), context)];
  return verdicts.map(({ outcome, logicalId }) => `${outcome} ${logicalId}`);
}

/** What a rule says of a template with one resource of a type, as a list of `pass` and `fail`. */
export function outcomesOf(
  rule: Rule | string,
  Type: string,
): (Properties?: Readonly<Record<string, unknown>>, context?: RuleContext) => readonly string[] {
  return (Properties, context) =>
    outcomes(rule, { It: { Type, Properties } }, context).map((outcome) => outcome.replace(' It', ''));
}

/** What a rule says of a template that is more than its resources, as a list of `pass Output` and `fail Parameter`. */
export function templateOutcomes(
  rule: Rule | string,
  template: Partial<CloudFormationTemplate>,
  context: RuleContext = healthData,
): readonly string[] {
  const verdicts = [...ruleNamed(rule).evaluate(new TemplateView({ Resources: {}, ...template }), context)];
  return verdicts.map(({ outcome, logicalId }) => `${outcome} ${logicalId}`);
}

/** A rule of ours by its id; a rule as it is. */
export function ruleNamed(rule: Rule | string): Rule {
  const found = typeof rule === 'string' ? hipaaPlus.rules.find(({ id }) => id === rule) : rule;
  if (!found) throw new Error(`there is no rule ${String(rule)}`);
  return found;
}
