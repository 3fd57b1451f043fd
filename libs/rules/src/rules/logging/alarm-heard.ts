import type { Rule, Verdict } from '../../rule';
import type { TemplateView, ViewedResource } from '../../template-view';
import { judged } from '../../reading/judged';
import { items, readings } from '../../reading/readings';
import { isFalse, isToken, written } from '../../reading/value';

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

/**
 * An alarm without actions of its own is heard through a composite alarm that is built of it. A reference to a parameter or
 * another stack is taken for a target.
 */
export const alarmHeard: Rule = {
  id: 'AlarmHeard',
  description: 'Alarms tell somebody, or something that acts',
  citations: ['45 CFR 164.308(a)(6)(ii)', '45 CFR 164.312(b)'],
  remedy: 'Set AlarmActions to the ARN of a topic, and leave ActionsEnabled on.',
  evaluate: (template) =>
    template
      .resources('AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm')
      .map((alarm) => verdict(alarm, template)),
};

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
