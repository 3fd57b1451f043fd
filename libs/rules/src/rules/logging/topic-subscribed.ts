import type { Rule } from '../../rule';
import type { TemplateView, ViewedResource } from '../../template-view';
import { mayHoldHealthData } from '../../reading/applicability';
import { judged } from '../../reading/judged';
import { items, readings } from '../../reading/readings';
import { isGiven } from '../../reading/value';

/** Where resources name the topics that they listen to. */
const listeners: Readonly<Record<string, string>> = {
  'AWS::SNS::Subscription': 'TopicArn',
  'AWS::Chatbot::SlackChannelConfiguration': 'SnsTopicArns.*',
  'AWS::Chatbot::MicrosoftTeamsChannelConfiguration': 'SnsTopicArns.*',
};

/**
 * A failure, not a hint: an alarm about health data that reaches nobody is no alarm. Judged are topics that alarms of the
 * template tell. A subscription that is made by hand or in another template is not seen, and needs an exception that says
 * who listens.
 */
export const topicSubscribed: Rule = {
  id: 'TopicSubscribed',
  description: 'Somebody listens to the topics of alarms',
  citations: ['45 CFR 164.308(a)(6)(ii)', '45 CFR 164.308(a)(1)(ii)(D)'],
  remedy: 'Subscribe somebody to the topic, such as the mail address of the people on call.',
  evaluate: (template, context) =>
    mayHoldHealthData(context) ? alarmTopics(template).map((topic) => verdict(topic, template)) : [],
};

function alarmTopics(template: TemplateView): readonly ViewedResource[] {
  const told = template
    .resources('AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm')
    .flatMap(({ properties }) => items(properties['AlarmActions']))
    .map((action) => template.target(action)?.logicalId);
  return template.resources('AWS::SNS::Topic').filter(({ logicalId }) => told.includes(logicalId));
}

function verdict(topic: ViewedResource, template: TemplateView) {
  const listener = Object.entries(listeners)
    .flatMap(([type, property]) => template.resources(type).map((resource) => ({ resource, property })))
    .find(({ resource, property }) =>
      readings(resource.properties, property).some(
        (value) => template.target(value)?.logicalId === topic.logicalId,
      ),
    );
  const own = readings(topic.properties, 'Subscription')[0];
  return judged(topic, {
    property: 'Subscription',
    value: listener ? listener.resource.properties['Endpoint'] : own,
    holds: listener !== undefined || isGiven(own),
    problem: 'alarms tell it, and nobody listens',
  });
}
