import type { CloudFormationTemplate } from '@hipaa-cdk/templates';
import type { Rule, RuleContext } from '../rule';
import { TemplateView } from '../template-view';

import { healthData } from './outcomes';

/** What a rule says of a template that is more than its resources, as a list of `pass Output` and `fail Parameter`. */
export function templateOutcomes(
  rule: Rule,
  template: Partial<CloudFormationTemplate>,
  context: RuleContext = healthData,
): readonly string[] {
  const verdicts = [...rule.evaluate(new TemplateView({ Resources: {}, ...template }), context)];
  return verdicts.map(({ outcome, logicalId }) => `${outcome} ${logicalId}`);
}
