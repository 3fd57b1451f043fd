import { expectAlarmsUseKey, expectOnlyAlarmsPublish } from '@hipaa-cdk/constructs/testing';
import { webAlarmRules } from '@hipaa-cdk/web-front';
import { findEnvironment } from '@hipaa-cdk/platform';
import { everyEnvironment, layerTemplate, APPLICATION } from '@hipaa-cdk/testing';
import { Match } from 'aws-cdk-lib/assertions';
import { app } from './main';
import { loadAlarmRules, targetAlarmRules, taskAlarmRules } from './application-alarms';

const ALARM = 'AWS::CloudWatch::Alarm';
const att = (id: string, attribute: string) => ({
  'Fn::GetAtt': [Match.stringLikeRegexp(`^${id}`), attribute],
});
const cluster = { Name: 'ClusterName', Value: { Ref: Match.stringLikeRegexp('^Cluster') } };
const service = { Name: 'ServiceName', Value: att('ApplicationService', 'Name') };
const balancer = { Name: 'LoadBalancer', Value: att('Web', 'LoadBalancerFullName') };
const targets = { Name: 'TargetGroup', Value: att('ApplicationTargets', 'TargetGroupFullName') };

describe.each(everyEnvironment('compute-ecs'))('in %s', (environment) => {
  const template = () => layerTemplate(app, environment);
  const settings = app.settings(findEnvironment(environment));
  const stack = { ...findEnvironment(environment), stackName: `${APPLICATION}-${environment}-compute-ecs` };
  const watched = [
    ...webAlarmRules.map((rule) => ({ rule, Namespace: 'AWS/ApplicationELB', Dimensions: [balancer] })),
    ...targetAlarmRules.map((rule) => ({
      rule,
      Namespace: 'AWS/ApplicationELB',
      Dimensions: Match.arrayWith([balancer, targets]),
    })),
    ...loadAlarmRules.map((rule) => ({ rule, Namespace: 'AWS/ECS', Dimensions: [cluster, service] })),
    ...taskAlarmRules(settings).map((rule) => ({
      rule,
      Namespace: 'ECS/ContainerInsights',
      Dimensions: [cluster, service],
    })),
  ];

  test('there is one alarm for every rule', () => {
    template().resourceCountIs(ALARM, watched.length);
  });

  test.each(watched.map(({ rule, ...where }) => [rule.id, rule, where] as const))(
    'the alarm %s watches what it is about, as its rule says',
    (_, rule, where) => {
      template().hasResourceProperties(ALARM, {
        ...where,
        MetricName: rule.metric,
        Statistic: rule.statistic,
        ComparisonOperator: rule.bad === 'above' ? 'GreaterThanThreshold' : 'LessThanThreshold',
        Threshold: rule.threshold,
        Period: rule.minutes * 60,
        EvaluationPeriods: rule.periods,
        AlarmDescription: rule.description,
        TreatMissingData: rule.heartbeat ? 'breaching' : 'notBreaching',
      });
    },
  );

  test('the silence of all tasks is alarming, and that of requests is not', () => {
    const silent = Object.values(template().findResources(ALARM))
      .map(({ Properties }) => Properties as { MetricName: string; TreatMissingData: string })
      .filter(({ TreatMissingData }) => TreatMissingData !== 'notBreaching')
      .map(({ MetricName, TreatMissingData }) => [MetricName, TreatMissingData]);
    expect(silent.sort()).toEqual([
      ['CPUUtilization', 'breaching'],
      ['RunningTaskCount', 'breaching'],
    ]);
  });

  test('every alarm tells the topic when it goes off and when it is over', () => {
    const [topic] = Object.keys(template().findResources('AWS::SNS::Topic'));
    template().allResourcesProperties(ALARM, {
      AlarmActions: [{ Ref: topic }],
      OKActions: [{ Ref: topic }],
      ActionsEnabled: Match.absent(),
    });
  });

  test('alarms come after the service, which is silent before', () => {
    const alarms = Object.values(template().findResources(ALARM)) as { DependsOn?: string[] }[];
    for (const { DependsOn } of alarms)
      expect(DependsOn).toContainEqual(expect.stringMatching(/^ApplicationService/));
  });

  test('messages are encrypted with the key of the layer', () => {
    template().hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: att('LogsKey', 'Arn') });
  });

  test('alarms of this stack may publish, and nobody may without TLS', () => {
    expectOnlyAlarmsPublish(template(), stack);
  });

  test('alarms of this stack may use the key, without which their messages would be lost', () => {
    expectAlarmsUseKey(template(), stack);
  });
});

test('fewer tasks than the settings ask for are alarming', () => {
  expect(taskAlarmRules({ ...app.settings(findEnvironment('prod')), minTasks: 4 })).toEqual([
    expect.objectContaining({ bad: 'below', threshold: 4 }),
  ]);
});

test('somebody is told in production', () => {
  layerTemplate(app, 'prod').resourceCountIs('AWS::SNS::Subscription', 1);
});
