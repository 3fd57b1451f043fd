import type { TemplateView, ViewedResource } from '../../template-view';
import { items, readings } from '../../reading/readings';
import { isRecord, isTrue, lowerCase } from '../../reading/value';

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
