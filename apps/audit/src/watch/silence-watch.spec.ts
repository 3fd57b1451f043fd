import { type AlarmProperties, stateOfPoints } from '@hipaa-cdk/constructs/testing';
import { everyEnvironment, layerTemplate } from '@hipaa-cdk/testing';
import { app } from '../main';

const silence = {
  Namespace: 'AWS/Logs',
  MetricName: 'IncomingLogEvents',
  Statistic: 'Sum',
  Threshold: 1,
  ComparisonOperator: 'LessThanThreshold',
  Period: 3600,
  EvaluationPeriods: 3,
  TreatMissingData: 'breaching',
};

describe.each(everyEnvironment('audit'))('in the account of %s', (environment) => {
  const template = () => layerTemplate(app, environment);

  test('three silent hours of the trail set off an alarm, for nothing else could', () => {
    template().hasResourceProperties('AWS::CloudWatch::Alarm', silence);
  });

  test('it listens to the group that the trail writes to, and tells the topic', () => {
    const [topic] = Object.keys(template().findResources('AWS::SNS::Topic'));
    const [trail] = Object.values(template().findResources('AWS::CloudTrail::Trail'));
    const group = trail?.['Properties'].CloudWatchLogsLogGroupArn['Fn::GetAtt'][0] as string;
    template().hasResourceProperties('AWS::CloudWatch::Alarm', {
      ...silence,
      Dimensions: [{ Name: 'LogGroupName', Value: { Ref: group } }],
      AlarmActions: [{ Ref: topic }],
    });
  });
});

/** The alarm on silence with that metric, as it is in production. */
function alarmOn(MetricName: string): AlarmProperties {
  const [alarm] = Object.values(
    layerTemplate(app, 'prod').findResources('AWS::CloudWatch::Alarm', { Properties: { MetricName } }),
  );
  return alarm?.['Properties'] as AlarmProperties;
}

test.each([
  ['goes off after three hours without an event', [undefined, undefined, undefined], 'ALARM'],
  ['goes off when the group counts nothing', [0, 0, 0], 'ALARM'],
  ['is silent after two hours without an event', [undefined, undefined, 1], 'OK'],
  ['is silent while the trail writes', [900, 1200, 700], 'OK'],
])('the alarm on the trail %s', (_, points, expected) => {
  expect(stateOfPoints(alarmOn('IncomingLogEvents'), points)).toBe(expected);
});

test.each([
  ['goes off after a day without a backup', [undefined], 'ALARM'],
  ['is silent after a day with one', [1], 'OK'],
])('the alarm on backups %s', (_, points, expected) => {
  expect(stateOfPoints(alarmOn('TriggeredRules'), points)).toBe(expected);
});
