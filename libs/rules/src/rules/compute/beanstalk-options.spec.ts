import { TemplateView } from '../../template-view';
import type { TemplateResource } from '@hipaa-cdk/templates';
import { beanstalks, optionSettings, type OptionSettings } from './beanstalk-options';

const setting = (Namespace: string, OptionName: string, Value: unknown) => ({ Namespace, OptionName, Value });
const environment = 'aws:elasticbeanstalk:environment';

const settingsOf = (Properties: Record<string, unknown>): OptionSettings | undefined => {
  const Resources: Record<string, TemplateResource> = {
    Saved: {
      Type: 'AWS::ElasticBeanstalk::ConfigurationTemplate',
      Properties: { OptionSettings: [setting('a', 'own', 'saved'), setting('b', 'saved', 'saved')] },
    },
    Web: { Type: 'AWS::ElasticBeanstalk::Environment', Properties },
  };
  const template = new TemplateView({ Resources });
  const [web] = beanstalks(template);
  return web && optionSettings(web, template);
};
const named = { TemplateName: { Ref: 'Saved' }, OptionSettings: [setting('a', 'own', 'environment')] };

test('settings of the configuration template are found', () => {
  expect(settingsOf(named)?.value('b', 'saved')).toBe('saved');
});

test('settings of the environment go before them', () => {
  expect(settingsOf(named)?.value('a', 'own')).toBe('environment');
});

test('what nobody says is undefined', () => expect(settingsOf(named)?.value('b', 'own')).toBeUndefined());

test('namespaces of both are listed', () => expect(settingsOf(named)?.namespaces).toEqual(['a', 'a', 'b']));

test.each([
  ['a web environment', {}, true],
  ['a worker', { Tier: { Name: 'Worker' } }, false],
  [
    'a single instance',
    { OptionSettings: [setting(environment, 'EnvironmentType', 'SingleInstance')] },
    false,
  ],
  ['a shared balancer', { OptionSettings: [setting(environment, 'LoadBalancerIsShared', 'true')] }, false],
])('with %s there is a load balancer of its own: %p', (_, properties, expected) => {
  expect(settingsOf(properties)?.hasOwnLoadBalancer).toBe(expected);
});

test('a configuration template that an environment names is judged there', () => {
  const Resources: Record<string, TemplateResource> = {
    Saved: { Type: 'AWS::ElasticBeanstalk::ConfigurationTemplate' },
    Unused: { Type: 'AWS::ElasticBeanstalk::ConfigurationTemplate' },
    Web: { Type: 'AWS::ElasticBeanstalk::Environment', Properties: { TemplateName: { Ref: 'Saved' } } },
  };
  const found = beanstalks(new TemplateView({ Resources }));
  expect(found.map(({ logicalId }) => logicalId)).toEqual(['Web', 'Unused']);
});
