import type { TemplateResource } from '@hipaa-cdk/templates';
import { outcomes, syntheticData } from '../../testing/outcomes';

const alarmed = (
  others: Record<string, TemplateResource> = {},
  Properties: Record<string, unknown> = {},
) => ({
  Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { AlarmActions: [{ Ref: 'Topic' }] } },
  Topic: { Type: 'AWS::SNS::Topic', Properties },
  ...others,
});
const judge = (...resources: Parameters<typeof alarmed>) =>
  outcomes('TopicSubscribed', alarmed(...resources));

test.each([
  [
    'AWS::SNS::Subscription',
    { TopicArn: { Ref: 'Topic' }, Protocol: 'email', Endpoint: 'on-call@example.org' },
  ],
  ['AWS::Chatbot::SlackChannelConfiguration', { SnsTopicArns: [{ Ref: 'Topic' }] }],
])('a topic that %s listens to passes', (Type, Properties) => {
  expect(judge({ Listener: { Type, Properties } })).toEqual(['pass Topic']);
});

test('a subscription in the topic itself counts', () => {
  expect(judge({}, { Subscription: [{ Protocol: 'email', Endpoint: 'on-call@example.org' }] })).toEqual([
    'pass Topic',
  ]);
});

test('a topic of alarms that nobody listens to fails', () => expect(judge()).toEqual(['fail Topic']));

test('a subscription to another topic does not count', () => {
  const Listener = { Type: 'AWS::SNS::Subscription', Properties: { TopicArn: { Ref: 'Other' } } };
  expect(judge({ Listener })).toEqual(['fail Topic']);
});

test('a topic that no alarm tells is not judged', () => {
  expect(outcomes('TopicSubscribed', { Topic: { Type: 'AWS::SNS::Topic' } })).toEqual([]);
});

test('alarms about made-up data may go unheard', () => {
  expect(outcomes('TopicSubscribed', alarmed(), syntheticData)).toEqual([]);
});

describe('AlarmHeard', () => {
  const judge = (Properties: Record<string, unknown>, others: Record<string, TemplateResource> = {}) =>
    outcomes('AlarmHeard', {
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

  test.each([
    [[]],
    [undefined],
    [['alarms']],
    [[{ Ref: 'Bucket' }]],
    [[{ Ref: 'Topic' }, { Ref: 'Bucket' }]],
  ])('an alarm with the actions %j fails', (AlarmActions) =>
    expect(judge({ AlarmActions })).toEqual(['fail Alarm']),
  );

  test.each([false, { Ref: 'Enabled' }])(
    'an alarm whose actions are enabled by %p fails',
    (ActionsEnabled) => {
      expect(judge({ ActionsEnabled, AlarmActions: [{ Ref: 'Topic' }] })).toEqual(['fail Alarm']);
    },
  );

  test.each([{ 'Fn::Sub': 'ALARM(${Alarm})' }, { 'Fn::Join': ['', ['ALARM(', { Ref: 'Alarm' }, ')']] }])(
    'an alarm that is part of %j passes',
    (AlarmRule) => {
      const Properties = { AlarmRule, AlarmActions: [{ Ref: 'Topic' }] };
      const Both = { Type: 'AWS::CloudWatch::CompositeAlarm', Properties };
      expect(judge({}, { Both })).toEqual(['pass Alarm', 'pass Both']);
    },
  );
});
