import type { Rule, RuleContext } from '../rule';
import { outcomes } from './outcomes';

/** What a rule says of a Beanstalk environment with these options, written as `namespace/option`. */
export function beanstalkOutcomes(
  rule: Rule | string,
  options: Readonly<Record<string, unknown>>,
  properties: Readonly<Record<string, unknown>> = {},
  context?: RuleContext,
): readonly string[] {
  const OptionSettings = Object.entries(options).map(([path, Value]) => {
    const [Namespace, OptionName] = path.split('/');
    return { Namespace, OptionName, Value };
  });
  const Properties = { ...properties, OptionSettings };
  return outcomes(rule, { Web: { Type: 'AWS::ElasticBeanstalk::Environment', Properties } }, context);
}
