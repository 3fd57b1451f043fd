import type { Rule, Verdict } from '../../rule';
import type { TemplateView, ViewedResource } from '../../template-view';
import { judged } from '../../reading/judged';
import { isGiven, lowerCase, numberOf } from '../../reading/value';
import { countsLogEvents, soleMetric } from './alarm-metric';

/**
 * Two kinds of alarms hang on what silence means. An alarm on counted log events must take it for peace: `breaching` is
 * always on, and `ignore` stays on after the first time. A heartbeat, which counts something and wants one or more of it,
 * must take it for trouble, for a heart that has stopped sends no zeros. Other alarms are not judged: a paused cluster
 * reports no memory, and that is fine.
 */
export const alarmMissingData: Rule = {
  id: 'AlarmMissingData',
  description: 'Alarms take missing data for what it means',
  citations: ['45 CFR 164.312(b)', '45 CFR 164.308(a)(6)(ii)'],
  remedy: 'Set TreatMissingData to notBreaching for counted log events, to breaching for a heartbeat.',
  evaluate: (template) =>
    template.resources('AWS::CloudWatch::Alarm').flatMap((alarm) => verdicts(alarm, template)),
};

function verdicts(alarm: ViewedResource, template: TemplateView): Verdict[] {
  const value = alarm.properties['TreatMissingData'];
  const treatment = value === undefined ? 'missing' : lowerCase(value);
  const property = 'TreatMissingData';
  if (isHeartbeat(alarm)) {
    const told = treatment === 'missing' && isGiven(alarm.properties['InsufficientDataActions']);
    const problem = 'it stays silent when the heartbeat stops';
    return [judged(alarm, { property, value, holds: treatment === 'breaching' || told, problem })];
  }
  if (!isOnLogEvents(alarm, template)) return [];
  const holds = treatment === 'notbreaching' || treatment === 'missing';
  return [judged(alarm, { property, value, holds, problem: 'it is on, or stays on, when nothing happens' })];
}

function isHeartbeat(alarm: ViewedResource): boolean {
  const { ComparisonOperator: operator, Threshold: threshold } = alarm.properties;
  return (
    String(operator).startsWith('LessThan') &&
    (numberOf(threshold) ?? Infinity) <= 1 &&
    ['Sum', 'SampleCount'].includes(String(soleMetric(alarm)?.statistic))
  );
}

function isOnLogEvents(alarm: ViewedResource, template: TemplateView): boolean {
  const metric = soleMetric(alarm);
  const onMore = String(alarm.properties['ComparisonOperator']).startsWith('GreaterThan');
  return onMore && metric !== undefined && countsLogEvents(metric, template);
}
