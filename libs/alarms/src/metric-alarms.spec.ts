import { App, Stack, aws_cloudwatch as cloudwatch, aws_sns as sns } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import type { AlarmRule } from './alarm-rule';
import { MetricAlarms } from './metric-alarms';

const rule: AlarmRule = {
  id: 'Errors',
  metric: 'Errors',
  statistic: 'Sum',
  bad: 'above',
  threshold: 3,
  minutes: 5,
  periods: 2,
  description: 'Look at the errors.',
};

function alarmOf(changes: Partial<AlarmRule> = {}, sleeps?: boolean): Template {
  const stack = new Stack(new App(), 'Stack');
  new MetricAlarms(stack, 'Alarms', {
    rules: [{ ...rule, ...changes }],
    topic: new sns.Topic(stack, 'Topic'),
    metric: (metricName, options) => new cloudwatch.Metric({ namespace: 'Tests', metricName, ...options }),
    sleeps,
  });
  return Template.fromStack(stack);
}

const has = (template: Template, properties: object) =>
  template.hasResourceProperties('AWS::CloudWatch::Alarm', properties);

test('an alarm is made as its rule says', () => {
  has(alarmOf(), {
    Namespace: 'Tests',
    MetricName: 'Errors',
    Statistic: 'Sum',
    Period: 300,
    EvaluationPeriods: 2,
    Threshold: 3,
    ComparisonOperator: 'GreaterThanThreshold',
    AlarmDescription: 'Look at the errors.',
  });
});

test('what is bad below a threshold goes off below it', () => {
  has(alarmOf({ bad: 'below' }), { ComparisonOperator: 'LessThanThreshold' });
});

test('the topic hears when it goes off and when it is over', () => {
  const topic = [{ Ref: Match.stringLikeRegexp('^Topic') }];
  has(alarmOf(), { AlarmActions: topic, OKActions: topic, ActionsEnabled: Match.absent() });
});

test.each([
  [false, false, 'notBreaching'],
  [true, false, 'breaching'],
  [true, true, 'notBreaching'],
])('with heartbeat %s, of something that sleeps %s, silence is %s', (heartbeat, sleeps, missing) => {
  has(alarmOf({ heartbeat }, sleeps), { TreatMissingData: missing });
});
