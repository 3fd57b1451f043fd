import { findEnvironment } from '@hipaa-cdk/platform';
import { everyEnvironment, layerTemplate } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { clusterAlarmRules } from './cluster-alarm-rules';
import { app } from './main';

describe.each(everyEnvironment('database'))('in %s', (environment) => {
  const template = () => layerTemplate(app, environment);
  const rules = clusterAlarmRules(app.settings(findEnvironment(environment)));
  const every = (properties: object) =>
    template().allResourcesProperties('AWS::CloudWatch::Alarm', properties);

  test('there is one alarm for every rule', () => {
    template().resourceCountIs('AWS::CloudWatch::Alarm', rules.length);
  });

  test('every alarm tells the topic when it goes off and when it is over', () => {
    const [topic] = Object.keys(template().findResources('AWS::SNS::Topic'));
    every({ AlarmActions: [{ Ref: topic }], OKActions: [{ Ref: topic }], ActionsEnabled: Match.absent() });
  });

  test('every alarm watches this cluster', () => {
    const [cluster] = Object.keys(template().findResources('AWS::RDS::DBCluster'));
    every({ Namespace: 'AWS/RDS', Dimensions: [{ Name: 'DBClusterIdentifier', Value: { Ref: cluster } }] });
  });

  test('no alarm needs metric math', () => {
    every({ Metrics: Match.absent(), MetricName: Match.anyValue() });
  });

  test.each(rules.map((rule) => [rule.id, rule] as const))(
    'the alarm %s is made as its rule says',
    (_, rule) => {
      template().hasResourceProperties('AWS::CloudWatch::Alarm', {
        MetricName: rule.metric,
        Statistic: rule.statistic,
        ComparisonOperator: rule.bad === 'above' ? 'GreaterThanThreshold' : 'LessThanThreshold',
        Threshold: rule.threshold,
        Period: rule.minutes * 60,
        EvaluationPeriods: rule.periods,
        AlarmDescription: rule.description,
      });
    },
  );

  test('alarms come after the instances, which are silent before they run', () => {
    const [writer] = Object.keys(
      template().findResources('AWS::RDS::DBInstance', { Properties: { PromotionTier: 0 } }),
    );
    const alarms = Object.values(template().findResources('AWS::CloudWatch::Alarm')) as {
      DependsOn?: string[];
    }[];
    expect(alarms.filter(({ DependsOn }) => !DependsOn?.includes(writer ?? ''))).toEqual([]);
  });
});

describe('the silence of a cluster', () => {
  const missing = (environment: string) =>
    Object.values(layerTemplate(app, environment).findResources('AWS::CloudWatch::Alarm'))
      .map((alarm) => (alarm as { Properties: { MetricName: string; TreatMissingData: string } }).Properties)
      .filter(({ TreatMissingData }) => TreatMissingData !== 'notBreaching');

  test('that can pause wakes nobody', () => {
    expect(missing('test')).toEqual([]);
  });

  test('that cannot pause sets off the heartbeat alarm and no other', () => {
    expect(missing('prod')).toEqual([
      expect.objectContaining({ MetricName: 'CPUUtilization', TreatMissingData: 'breaching' }),
    ]);
  });
});
