import type { Rule, Verdict } from '../../rule';
import type { TemplateView, ViewedResource } from '../../template-view';
import { judged } from '../../reading/judged';
import { numberOf } from '../../reading/value';
import { countsLogEvents, soleMetric } from './alarm-metric';

const adding = ['Sum', 'SampleCount'];

/**
 * A metric filter that counts writes a 1 for each log event. Only a sum of them grows: their average, minimum, maximum and
 * every percentile are 1 at most, so that an alarm on more than 1 never goes off. Judged are alarms whose filter is in the
 * same template and whose statistic and threshold can be read.
 */
export const alarmCanFire: Rule = {
  id: 'AlarmCanFire',
  description: 'Alarms on counted log events can go off',
  citations: ['45 CFR 164.312(b)', '45 CFR 164.308(a)(5)(ii)(C)', '45 CFR 164.308(a)(6)(ii)'],
  remedy: 'Use the statistic Sum with GreaterThanOrEqualToThreshold 1.',
  evaluate: (template) =>
    template.resources('AWS::CloudWatch::Alarm').flatMap((alarm) => verdicts(alarm, template)),
};

function verdicts(alarm: ViewedResource, template: TemplateView): Verdict[] {
  const metric = soleMetric(alarm);
  const threshold = numberOf(alarm.properties['Threshold']);
  const operator = alarm.properties['ComparisonOperator'];
  if (!metric || threshold === undefined || !countsLogEvents(metric, template)) return [];
  if (typeof metric.statistic !== 'string' || !String(operator).startsWith('GreaterThan')) return [];
  const reached = operator === 'GreaterThanThreshold' ? threshold < 1 : threshold <= 1;
  return [
    judged(alarm, {
      property: 'Statistic',
      value: metric.statistic,
      holds: adding.includes(metric.statistic) || reached,
      problem: `the ${metric.statistic} of ones is 1 at most, and never goes beyond ${threshold}`,
    }),
  ];
}
