import type { Problem } from '@hipaa-cdk/errors';
import { evaluateExpression } from './evaluate';
import type { LaunchTemplate, ParameterValues } from './launch-template';

/** What the rules of a template say against the parameters of a launch taken together. */
export function ruleProblems(template: LaunchTemplate, values: ParameterValues): Problem[] {
  const scope = { parameters: values, conditions: {}, mappings: {} };
  const holds = (expression: unknown): boolean => evaluateExpression(expression, scope) === true;
  return Object.entries(template.Rules ?? {}).flatMap(([name, { RuleCondition, Assertions }]) => {
    if (RuleCondition !== undefined && !holds(RuleCondition)) return [];
    return Assertions.filter(({ Assert }) => !holds(Assert)).map(({ AssertDescription }) => ({
      path: [name],
      message: AssertDescription ?? 'does not hold',
    }));
  });
}
