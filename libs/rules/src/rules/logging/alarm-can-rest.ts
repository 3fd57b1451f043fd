import type { Rule, Verdict } from '../../rule';
import type { ViewedResource } from '../../template-view';
import { judged } from '../../reading/judged';
import { numberOf } from '../../reading/value';
import { soleMetric } from './alarm-metric';

/**
 * Hardly any metric is below zero, so that "0 or more" is always true, and an alarm that is always on is one that nobody
 * looks at. Expressions may be below zero and are not judged, nor are thresholds that cannot be read.
 */
export const alarmCanRest: Rule = {
  id: 'AlarmCanRest',
  description: 'Alarms are silent when nothing happens',
  citations: ['45 CFR 164.312(b)', '45 CFR 164.308(a)(6)(ii)'],
  remedy: 'Use GreaterThanThreshold 0, or GreaterThanOrEqualToThreshold 1.',
  evaluate: (template) => template.resources('AWS::CloudWatch::Alarm').flatMap(verdicts),
};

function verdicts(alarm: ViewedResource): Verdict[] {
  const { ComparisonOperator: operator, Threshold: value } = alarm.properties;
  const threshold = numberOf(value);
  if (threshold === undefined || !soleMetric(alarm) || !String(operator).startsWith('GreaterThan')) return [];
  const holds = operator === 'GreaterThanThreshold' ? threshold >= 0 : threshold > 0;
  return [judged(alarm, { property: 'Threshold', value, holds, problem: 'it is on whatever happens' })];
}
