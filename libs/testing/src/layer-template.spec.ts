import { LayerStack, type LayerStackProps, createLayerApp, defineSettings } from '@hipaa-cdk/layer';
import { aws_sns as sns } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { z } from 'zod';
import { layerTemplate } from './layer-template';
import { testEnvironment } from './test-environment';

const shape = z.strictObject({ label: z.string(), fifo: z.boolean() });

type Settings = z.infer<typeof shape>;

class TopicStack extends LayerStack {
  constructor(scope: Construct, id: string, props: LayerStackProps<Settings>) {
    super(scope, id, props);
    new sns.Topic(this, 'Topic', { displayName: props.settings.label, fifo: props.settings.fifo });
  }
}

const layer = (name: string) =>
  createLayerApp({
    layer: name,
    purpose: 'one topic',
    settings: defineSettings({ layer: name, shape }).withValues({
      profiles: { economy: { label: 'small', fifo: true }, production: { label: 'large', fifo: true } },
    }),
    stack: TopicStack,
  });
const topic = layer('topic');
const TOPIC = 'AWS::SNS::Topic';

test('a template has the settings of its environment', () => {
  layerTemplate(topic, 'prod').hasResourceProperties(TOPIC, { DisplayName: 'large' });
});

test('a template is made once for an environment', () => {
  expect(layerTemplate(topic, 'prod')).toBe(layerTemplate(topic, 'prod'));
});

test('two environments have two templates', () => {
  expect(layerTemplate(topic, 'prod')).not.toBe(layerTemplate(topic, 'test'));
});

test('two layers have two templates', () => {
  expect(layerTemplate(topic, 'prod')).not.toBe(layerTemplate(layer('other'), 'prod'));
});

test('settings that are given go on top of those of the environment', () => {
  layerTemplate(topic, 'prod', { label: 'given' }).hasResourceProperties(TOPIC, {
    DisplayName: 'given',
    FifoTopic: true,
  });
});

test('settings that are given do not stay', () => {
  layerTemplate(topic, 'test', { label: 'given' });
  layerTemplate(topic, 'test').hasResourceProperties(TOPIC, { DisplayName: 'small' });
});

test('an environment that is given as a whole is taken as it is', () => {
  const environment = testEnvironment('test', { profile: testEnvironment('prod').profile });
  layerTemplate(topic, environment).hasResourceProperties(TOPIC, { DisplayName: 'large' });
});

test('an environment that is given as a whole does not stay for the next one', () => {
  const [small, large] = [testEnvironment('test'), testEnvironment('prod')];
  layerTemplate(topic, { ...large, name: 'shared' });
  layerTemplate(topic, { ...small, name: 'shared' }).hasResourceProperties(TOPIC, { DisplayName: 'small' });
});

test('an environment that is given as a whole does not stay for its name', () => {
  layerTemplate(topic, testEnvironment('prod', { profile: testEnvironment('test').profile }));
  layerTemplate(topic, 'prod').hasResourceProperties(TOPIC, { DisplayName: 'large' });
});

test('an unknown environment is refused', () => {
  expect(() => layerTemplate(topic, 'prdo')).toThrow(
    expect.objectContaining({ code: 'ENVIRONMENT_UNKNOWN' }),
  );
});
