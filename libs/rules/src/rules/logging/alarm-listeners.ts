import type { Rule, Verdict } from '../../rule';
import type { TemplateView, ViewedResource } from '../../template-view';
import { judged, mayHoldHealthData } from '../../reading/property-rule';
import { items, readings, isFalse, isToken, written, isGiven } from '../../reading/values';

/** Resources that an alarm can set in motion. */
const targets = [
  'AWS::SNS::Topic',
  'AWS::Lambda::Function',
  'AWS::Lambda::Alias',
  'AWS::Lambda::Version',
  'AWS::AutoScaling::ScalingPolicy',
  'AWS::ApplicationAutoScaling::ScalingPolicy',
  'AWS::SSMIncidents::ResponsePlan',
];

/** Where resources name the topics that they listen to. */
const listeners: Readonly<Record<string, string>> = {
  'AWS::SNS::Subscription': 'TopicArn',
  'AWS::Chatbot::SlackChannelConfiguration': 'SnsTopicArns.*',
  'AWS::Chatbot::MicrosoftTeamsChannelConfiguration': 'SnsTopicArns.*',
};

export const alarmListenerRules: readonly Rule[] = [
  /**
   * An alarm without actions of its own is heard through a composite alarm that is built of it. A reference to a parameter or
   * another stack is taken for a target.
   */
  {
    id: 'AlarmHeard',
    description: 'Alarms tell somebody, or something that acts',
    citations: ['45 CFR 164.308(a)(6)(ii)', '45 CFR 164.312(b)'],
    remedy: 'Set AlarmActions to the ARN of a topic, and leave ActionsEnabled on.',
    evaluate: (template) =>
      template
        .resources('AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm')
        .map((alarm) => verdict(alarm, template)),
  },

  /**
   * A failure, not a hint: an alarm about health data that reaches nobody is no alarm. Judged are topics that alarms of the
   * template tell. A subscription that is made by hand or in another template is not seen, and needs an exception that says
   * who listens.
   */
  {
    id: 'TopicSubscribed',
    description: 'Somebody listens to the topics of alarms',
    citations: ['45 CFR 164.308(a)(6)(ii)', '45 CFR 164.308(a)(1)(ii)(D)'],
    remedy: 'Subscribe somebody to the topic, such as the mail address of the people on call.',
    evaluate: (template, context) =>
      mayHoldHealthData(context) ? alarmTopics(template).map((topic) => topicVerdict(topic, template)) : [],
  },
];

function verdict(alarm: ViewedResource, template: TemplateView): Verdict {
  const value = alarm.properties['AlarmActions'];
  const enabled = readings(alarm.properties, 'ActionsEnabled').every((on) => on === undefined || !isOff(on));
  if (!enabled) {
    const actions = alarm.properties['ActionsEnabled'];
    return judged(alarm, {
      property: 'ActionsEnabled',
      value: actions,
      holds: false,
      problem: 'its actions are off',
    });
  }
  const actions = items(value);
  const heard = actions.length > 0 && actions.every((action) => isTarget(action, template));
  const holds = heard || (actions.length === 0 && isPartOfAnother(alarm, template));
  const problem = actions.length > 0 ? 'its action is nothing that can be told' : 'it tells nobody';
  return judged(alarm, { property: 'AlarmActions', value, holds, problem });
}

function isOff(value: unknown): boolean {
  return isFalse(value) || isToken(value);
}

function isTarget(action: unknown, template: TemplateView): boolean {
  const resource = template.target(action);
  if (resource) return targets.includes(resource.Type);
  return typeof action === 'string' ? action.startsWith('arn:') : isToken(action);
}

function isPartOfAnother(alarm: ViewedResource, template: TemplateView): boolean {
  const name = alarm.properties['AlarmName'];
  return template.resources('AWS::CloudWatch::CompositeAlarm').some(({ properties }) => {
    const rule = written(properties['AlarmRule']);
    const isNamed = typeof name === 'string' && rule.includes(name);
    return rule.includes(`"${alarm.logicalId}"`) || rule.includes(`\${${alarm.logicalId}`) || isNamed;
  });
}

function alarmTopics(template: TemplateView): readonly ViewedResource[] {
  const told = template
    .resources('AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm')
    .flatMap(({ properties }) => items(properties['AlarmActions']))
    .map((action) => template.target(action)?.logicalId);
  return template.resources('AWS::SNS::Topic').filter(({ logicalId }) => told.includes(logicalId));
}

function topicVerdict(topic: ViewedResource, template: TemplateView) {
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
