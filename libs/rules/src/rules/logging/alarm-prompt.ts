import type { Rule, Verdict } from '../../rule';
import type { ViewedResource } from '../../template-view';
import { judged } from '../../reading/judged';
import { isGiven, numberOf } from '../../reading/value';
import { alarmMetrics } from './alarm-metric';

const DAY = 86_400;

/** What counts is how many periods must be bad. Alarms whose numbers cannot be read are not judged. */
export const alarmPrompt: Rule = {
  id: 'AlarmPrompt',
  description: 'Alarms go off within a day',
  citations: ['45 CFR 164.308(a)(6)(ii)', '45 CFR 164.312(b)'],
  remedy: 'Shorten Period or EvaluationPeriods.',
  evaluate: (template) => template.resources('AWS::CloudWatch::Alarm').flatMap(verdicts),
};

function verdicts(alarm: ViewedResource): Verdict[] {
  const { EvaluationPeriods: value, DatapointsToAlarm: datapoints } = alarm.properties;
  const periods = numberOf(isGiven(datapoints) ? datapoints : value);
  const seconds = alarmMetrics(alarm).map(({ period }) => numberOf(period) ?? 0);
  if (periods === undefined || seconds.length === 0) return [];
  const longest = Math.max(...seconds) * periods;
  const problem = `it takes ${longest} seconds, more than a day, to go off`;
  return [judged(alarm, { property: 'EvaluationPeriods', value, holds: longest <= DAY, problem })];
}
