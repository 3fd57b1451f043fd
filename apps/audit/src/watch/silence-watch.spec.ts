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
