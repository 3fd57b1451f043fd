import { TemplateView } from '../template-view';
import type { Rule, RuleContext } from '../rule';
import type { TemplateResource } from '@hipaa-cdk/templates';

/** Where rules are strictest. */
export const healthData: RuleContext = { dataClass: 'phi', removal: 'retain' };

/** Where data is made up and goes with its stack. */
export const syntheticData: RuleContext = { dataClass: 'synthetic', removal: 'destroy' };

/** What a rule says of a template with these resources, as a list of `pass Bucket` and `fail Topic`. */
export function outcomes(
  rule: Rule,
  resources: Readonly<Record<string, TemplateResource>>,
  context: RuleContext = healthData,
): readonly string[] {
  const verdicts = [...rule.evaluate(new TemplateView({ Resources: resources }), context)];
  return verdicts.map(({ outcome, logicalId }) => `${outcome} ${logicalId}`);
}
