import type { TemplateResource } from '@hipaa-cdk/templates';
import { outcomes, syntheticData } from '../../testing/outcomes';
import { topicSubscribed } from './topic-subscribed';

const alarmed = (
  others: Record<string, TemplateResource> = {},
  Properties: Record<string, unknown> = {},
) => ({
  Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { AlarmActions: [{ Ref: 'Topic' }] } },
  Topic: { Type: 'AWS::SNS::Topic', Properties },
  ...others,
});
const judge = (...resources: Parameters<typeof alarmed>) => outcomes(topicSubscribed, alarmed(...resources));

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
  expect(outcomes(topicSubscribed, { Topic: { Type: 'AWS::SNS::Topic' } })).toEqual([]);
});

test('alarms about made-up data may go unheard', () => {
  expect(outcomes(topicSubscribed, alarmed(), syntheticData)).toEqual([]);
});
