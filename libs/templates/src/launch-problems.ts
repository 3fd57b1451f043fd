import type { Problem } from '@hipaa-cdk/errors';
import type { LaunchTemplate, ParameterValues } from './launch-template';
import { parameterProblems } from './parameter-problems';
import { ruleProblems } from './rule-problems';
import { withDefaults } from './with-defaults';

/**
 * Everything that CloudFormation would hold against the parameters of a launch, in one go. Rules compare parameters,
 * so they are asked once each parameter is sound by itself.
 */
export function launchProblems(template: LaunchTemplate, given: ParameterValues): Problem[] {
  const problems = parameterProblems(template, given);
  return problems.length > 0 ? problems : ruleProblems(template, withDefaults(template, given));
}
