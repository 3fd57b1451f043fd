import { findEnvironment } from '@hipaa-cdk/platform';
import { layerTemplate, testEnvironment } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { settings } from '../config';
import { clusterAlarmRules } from './cluster-alarm-rules';
import { instanceClassNames } from './instance-classes';
import { app } from './main';
import { databaseSettings } from './settings';

const CLUSTER = 'AWS::RDS::DBCluster';
const INSTANCE = 'AWS::RDS::DBInstance';
const production = settings.of(findEnvironment('prod'));
const rule = (id: string, change: Partial<typeof production>) =>
  clusterAlarmRules({ ...production, ...change }).find((one) => one.id === id);

describe('a class', () => {
  const template = () => layerTemplate(app, 'test', { instanceClass: 'db.r7g.large', readers: 1 });

  test('is that of every instance', () => {
    template().resourceCountIs(INSTANCE, 2);
    template().allResourcesProperties(INSTANCE, { DBInstanceClass: 'db.r7g.large' });
  });

  test('leaves the cluster without units that it would move between', () => {
    template().hasResourceProperties(CLUSTER, { ServerlessV2ScalingConfiguration: Match.absent() });
  });

  test('leaves instances where and as guarded as they were', () => {
    const others = ['DBInstanceClass', 'PromotionTier'];
    const rest = (made: ReturnType<typeof template>) =>
      Object.entries(made.findResources(INSTANCE)).map(([id, { Properties }]) => [
        id,
        Object.entries(Properties as Record<string, unknown>).filter(([name]) => !others.includes(name)),
      ]);
    expect(rest(template())).toEqual(rest(layerTemplate(app, 'test', { readers: 1 })));
  });

  test('has alarms on what such instances report', () => {
    const instanceClass = 'db.r7g.large';
    expect(rule('Capacity', { instanceClass })).toBeUndefined();
    expect(rule('LocalStorage', { instanceClass })).toMatchObject({
      bad: 'below',
      metric: 'FreeLocalStorage',
    });
    expect(rule('Memory', { instanceClass })?.threshold).toBe(Math.round(16 * 1024 ** 3 * 0.05));
  });

  test('has the silence of a cluster that never sleeps, which is an alarm', () => {
    template().hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'CPUUtilization',
      TreatMissingData: 'breaching',
    });
  });

  test('that runs on credits is refused where patient data may enter', () => {
    const where = testEnvironment('prod');
    const found = databaseSettings.problems(where, { ...settings.of(where), instanceClass: 'db.t4g.medium' });
    expect(found.map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual([
      'instanceClass: "db.t4g.medium" is not allowed with dataClass "phi"; expected a class that does not run on credits, such as "db.r7g.large", or none',
    ]);
  });

  test('is one of those with a price', () => {
    const { error } = databaseSettings.schema.safeParse({ ...production, instanceClass: 'db.r5.large' });
    expect(error?.issues.map(({ message }) => message)).toEqual([
      `there is no such class; expected one of ${instanceClassNames.join(', ')}`,
    ]);
  });
});

describe('latency', () => {
  test('is watched where the settings say from when on', () => {
    expect(rule('ReadLatency', { slowAfterMilliseconds: 20 })).toMatchObject({
      threshold: 0.02,
      bad: 'above',
    });
    expect(rule('WriteLatency', { slowAfterMilliseconds: 20 })).toMatchObject({
      threshold: 0.02,
      bad: 'above',
    });
  });

  test('is watched nowhere else', () => {
    expect(rule('ReadLatency', {})).toBeUndefined();
  });
});

describe('the port', () => {
  test('is that of the environment', () => {
    const template = layerTemplate(app, testEnvironment('test', { databasePort: 5432 }));
    template.hasResourceProperties(CLUSTER, { Port: 5432 });
    template.hasResourceProperties('AWS::SSM::Parameter', {
      Name: Match.stringLikeRegexp('/database/endpointPort$'),
      Value: '5432',
    });
  });
});
