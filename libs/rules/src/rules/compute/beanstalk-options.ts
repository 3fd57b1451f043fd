import type { TemplateView, ViewedResource } from '../../template-view';
import { items, readings, isRecord, isTrue, lowerCase, alternatives } from '../../reading/values';
import type { Rule, RuleContext } from '../../rule';
import { judged } from '../../reading/property-rule';

/** What a Beanstalk environment is told, from its own settings and from the configuration template that it names. */
export interface OptionSettings {
  readonly namespaces: readonly string[];
  /** Value of an option; undefined where nothing is said, so that the default of Beanstalk holds. */
  value(namespace: string, option: string): unknown;
  /** Whether users reach it through a load balancer that Beanstalk makes for it. */
  readonly hasOwnLoadBalancer: boolean;
}

/** Environments, and configuration templates that no environment of the template names. */
export function beanstalks(template: TemplateView): readonly ViewedResource[] {
  const environments = template.resources('AWS::ElasticBeanstalk::Environment');
  const named = environments.map((environment) => configurationOf(environment, template)?.logicalId);
  const others = template
    .resources('AWS::ElasticBeanstalk::ConfigurationTemplate')
    .filter(({ logicalId }) => !named.includes(logicalId));
  return [...environments, ...others];
}

export function optionSettings(resource: ViewedResource, template: TemplateView): OptionSettings {
  const configuration = configurationOf(resource, template);
  const settings = [resource, configuration]
    .flatMap((source) => items(source?.properties['OptionSettings']))
    .filter(isRecord);
  const value = (namespace: string, option: string): unknown =>
    settings.find(({ Namespace, OptionName }) => Namespace === namespace && OptionName === option)?.['Value'];
  const environment = 'aws:elasticbeanstalk:environment';
  const isWorker = readings(resource.properties, 'Tier.Name').includes('Worker');
  const isSingle = lowerCase(value(environment, 'EnvironmentType')) === 'singleinstance';
  const isShared = isTrue(value(environment, 'LoadBalancerIsShared'));
  return {
    value,
    namespaces: settings.map(({ Namespace }) => String(Namespace)),
    hasOwnLoadBalancer: !isWorker && !isSingle && !isShared,
  };
}

function configurationOf({ properties }: ViewedResource, template: TemplateView): ViewedResource | undefined {
  const target = template.target(properties['TemplateName']);
  return target?.Type === 'AWS::ElasticBeanstalk::ConfigurationTemplate' ? target : undefined;
}

/** One option of Beanstalk environments. */
interface OptionCheck {
  readonly namespace: string;
  readonly option: string;
  readonly holds: (value: unknown, context: RuleContext) => boolean;
  /** What is wrong when it does not hold: a sentence without a full stop. */
  readonly problem: string;
}

interface OptionRuleProps extends Omit<Rule, 'evaluate'> {
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
