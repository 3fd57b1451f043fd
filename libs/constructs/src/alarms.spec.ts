import { RotatedKey } from '@hipaa-cdk/layer';
import { ProbeStack, APPLICATION, placeOf } from '@hipaa-cdk/testing';
import { type aws_kms as kms, App, Stack, aws_cloudwatch as cloudwatch, aws_sns as sns } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { AlarmTopic, type AlarmRule, MetricAlarms } from './alarms';
import { expectAlarmsUseKey, expectOnlyAlarmsPublish } from './testing/own-alarms';

const inTest = placeOf('test');

function topicWith(key?: (stack: ProbeStack) => kms.Key): Template {
  const stack = new ProbeStack();
  new AlarmTopic(stack, 'AlarmTopic', { emails: ['one@example.org'], about: 'probe', key: key?.(stack) });
  return Template.fromStack(stack);
}

test('messages are encrypted with a key of their own', () => {
  topicWith().hasResourceProperties('AWS::KMS::Key', {
    Description: 'Encrypts the alarm messages of the probe',
  });
});

test('messages can be encrypted with a key that the layer has anyway', () => {
  const template = topicWith((stack) => new RotatedKey(stack, 'Shared', { description: 'of the layer' }));
  template.resourceCountIs('AWS::KMS::Key', 1);
  template.hasResourceProperties('AWS::SNS::Topic', {
    KmsMasterKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Shared'), 'Arn'] },
  });
});

test('alarms of this stack, and of no other, may publish and use the key', () => {
  const stack = { stackName: `${APPLICATION}-test-probe`, account: inTest.account, region: inTest.region };
  expectOnlyAlarmsPublish(topicWith(), stack);
  expectAlarmsUseKey(topicWith(), stack);
});

test('every address gets mail', () => {
  topicWith().hasResourceProperties('AWS::SNS::Subscription', {
    Protocol: 'email',
    Endpoint: 'one@example.org',
  });
});

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
