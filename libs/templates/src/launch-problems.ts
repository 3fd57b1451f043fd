import type { Problem } from '@hipaa-cdk/errors';
import type { LaunchTemplate, ParameterValues, LaunchParameter } from './template';
import { withDefaults } from './resolve-template';
import { evaluateExpression } from './evaluate';

type Check = (value: string, parameter: LaunchParameter) => string | undefined;

/** In the order in which a person would want to hear of them: a list of choices says more than a pattern. */
const CHECKS: readonly Check[] = [
  (value, { AllowedValues }) =>
    AllowedValues && !AllowedValues.map(String).includes(value)
      ? `expected one of ${AllowedValues.map(String).join(', ')}`
      : undefined,
  (value, { AllowedPattern, ConstraintDescription }) =>
    AllowedPattern !== undefined && !new RegExp(`^(?:${AllowedPattern})$`).test(value)
      ? `expected ${ConstraintDescription ?? AllowedPattern}`
      : undefined,
  (value, { MinLength }) =>
    MinLength !== undefined && value.length < Number(MinLength)
      ? `expected ${MinLength} characters or more`
      : undefined,
  (value, { MaxLength }) =>
    MaxLength !== undefined && value.length > Number(MaxLength)
      ? `expected ${MaxLength} characters or fewer`
      : undefined,
];

/** What is wrong with the parameters of a launch one by one: unknown, missing, or not allowed. */
function parameterProblems(template: LaunchTemplate, given: ParameterValues): Problem[] {
  const parameters = template.Parameters ?? {};
  const names = chosenParameters(template).map(([name]) => name);
  return [
    ...Object.keys(given)
      .filter((name) => !Object.hasOwn(parameters, name))
      .map((name) => ({
        path: [name],
        message: `there is no such parameter; expected one of ${names.join(', ')}`,
      })),
    ...Object.entries(parameters).flatMap(([name, parameter]) => problemsOf(name, parameter, given)),
  ];
}

function problemsOf(name: string, parameter: LaunchParameter, given: ParameterValues): Problem[] {
  const value = Object.hasOwn(given, name) ? given[name] : undefined;
  if (value !== undefined && isStored(parameter))
    return [{ path: [name], message: 'is read from the Parameter Store; expected no value of your own' }];
  if (value === undefined) {
    if (parameter.Default !== undefined) return [];
    const meaning = parameter.Description ? `: ${parameter.Description}` : '';
    return [{ path: [name], message: `is missing${meaning}` }];
  }
  const problem = CHECKS.map((check) => check(value, parameter)).find((text) => text !== undefined);
  return problem === undefined ? [] : [{ path: [name], message: `${problem}, got ${JSON.stringify(value)}` }];
}

/** The parameters that are for whoever launches to choose. */
export function chosenParameters({ Parameters = {} }: LaunchTemplate): readonly [string, LaunchParameter][] {
  return Object.entries(Parameters).filter(([, parameter]) => !isStored(parameter));
}

/** Whether a parameter takes the name of a stored value, which is not for whoever launches to choose. */
function isStored(parameter: LaunchParameter | undefined): boolean {
  return parameter?.Type.startsWith('AWS::SSM::Parameter::Value<') ?? false;
}

/**
 * Everything that CloudFormation would hold against the parameters of a launch, in one go. Rules compare parameters,
 * so they are asked once each parameter is sound by itself.
 */
export function launchProblems(template: LaunchTemplate, given: ParameterValues): Problem[] {
  const problems = parameterProblems(template, given);
  return problems.length > 0 ? problems : ruleProblems(template, withDefaults(template, given));
}

/** What the rules of a template say against the parameters of a launch taken together. */
function ruleProblems(template: LaunchTemplate, values: ParameterValues): Problem[] {
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
