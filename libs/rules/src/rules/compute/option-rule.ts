import type { Rule, RuleContext } from '../../rule';
import { judged } from '../../reading/judged';
import { alternatives } from '../../reading/readings';
import { beanstalks, optionSettings, type OptionSettings } from './option-settings';

/** One option of Beanstalk environments. */
export interface OptionCheck {
  readonly namespace: string;
  readonly option: string;
  readonly holds: (value: unknown, context: RuleContext) => boolean;
  /** What is wrong when it does not hold: a sentence without a full stop. */
  readonly problem: string;
}

export interface OptionRuleProps extends Omit<Rule, 'evaluate'> {
  readonly checks: readonly OptionCheck[];
  /**
   * Which environments are meant.
   *
   * @default - all of them
   */
  readonly when?: (settings: OptionSettings) => boolean;
}

/** A rule about what Beanstalk is told. What it makes of that (load balancer, machines) is in no template. */
export function optionRule({ checks, when = () => true, ...rule }: OptionRuleProps): Rule {
  return {
    ...rule,
    evaluate: (template, context) =>
      beanstalks(template).flatMap((resource) => {
        const settings = optionSettings(resource, template);
        if (!when(settings)) return [];
        return checks.map(({ namespace, option, holds, problem }) => {
          const value = settings.value(namespace, option);
          return judged(resource, {
            property: `OptionSettings.${namespace}.${option}`,
            value,
            holds: alternatives(value).every((one) => holds(one, context)),
            problem,
          });
        });
      }),
  };
}
