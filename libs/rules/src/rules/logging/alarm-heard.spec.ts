import type { TemplateResource } from '@hipaa-cdk/templates';
import { outcomes } from '../../testing/outcomes';
import { alarmHeard } from './alarm-heard';

const judge = (Properties: Record<string, unknown>, others: Record<string, TemplateResource> = {}) =>
  outcomes(alarmHeard, {
    Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties },
    Topic: { Type: 'AWS::SNS::Topic' },
    Bucket: { Type: 'AWS::S3::Bucket' },
    ...others,
  });

test.each([
  [{ Ref: 'Topic' }],
  ['arn:aws:sns:us-east-1:111122223333:alarms'],
  [{ Ref: 'TopicArn' }],
  [{ 'Fn::ImportValue': 'TopicArn' }],
])('an alarm that tells %j passes', (target) =>
  expect(judge({ AlarmActions: [target] })).toEqual(['pass Alarm']),
);

test.each([[[]], [undefined], [['alarms']], [[{ Ref: 'Bucket' }]], [[{ Ref: 'Topic' }, { Ref: 'Bucket' }]]])(
  'an alarm with the actions %j fails',
  (AlarmActions) => expect(judge({ AlarmActions })).toEqual(['fail Alarm']),
);

test.each([false, { Ref: 'Enabled' }])('an alarm whose actions are enabled by %p fails', (ActionsEnabled) => {
  expect(judge({ ActionsEnabled, AlarmActions: [{ Ref: 'Topic' }] })).toEqual(['fail Alarm']);
});

test.each([{ 'Fn::Sub': 'ALARM(${Alarm})' }, { 'Fn::Join': ['', ['ALARM(', { Ref: 'Alarm' }, ')']] }])(
  'an alarm that is part of %j passes',
  (AlarmRule) => {
    const Properties = { AlarmRule, AlarmActions: [{ Ref: 'Topic' }] };
    const Both = { Type: 'AWS::CloudWatch::CompositeAlarm', Properties };
    expect(judge({}, { Both })).toEqual(['pass Alarm', 'pass Both']);
  },
);
