import type { Rule, Verdict } from '../../rule';
import type { TemplateView, ViewedResource } from '../../template-view';
import { judged } from '../../reading/property-rule';
import { isFalse, isGiven, items, lowerCase, numberOf, readings, written } from '../../reading/values';

const adding = ['Sum', 'SampleCount'];

const DAY = 86_400;

export const alarmRules: readonly Rule[] = [
  /**
   * A metric filter that counts writes a 1 for each log event. Only a sum of them grows: their average, minimum, maximum and
   * every percentile are 1 at most, so that an alarm on more than 1 never goes off. Judged are alarms whose filter is in the
   * same template and whose statistic and threshold can be read.
   */
  {
    id: 'AlarmCanFire',
    description: 'Alarms on counted log events can go off',
    citations: ['45 CFR 164.312(b)', '45 CFR 164.308(a)(5)(ii)(C)', '45 CFR 164.308(a)(6)(ii)'],
    remedy: 'Use the statistic Sum with GreaterThanOrEqualToThreshold 1.',
    evaluate: (template) =>
      template.resources('AWS::CloudWatch::Alarm').flatMap((alarm) => fireVerdicts(alarm, template)),
  },

  /**
   * Hardly any metric is below zero, so that "0 or more" is always true, and an alarm that is always on is one that nobody
   * looks at. Expressions may be below zero and are not judged, nor are thresholds that cannot be read.
   */
  {
    id: 'AlarmCanRest',
    description: 'Alarms are silent when nothing happens',
    citations: ['45 CFR 164.312(b)', '45 CFR 164.308(a)(6)(ii)'],
    remedy: 'Use GreaterThanThreshold 0, or GreaterThanOrEqualToThreshold 1.',
    evaluate: (template) => template.resources('AWS::CloudWatch::Alarm').flatMap(restVerdicts),
  },

  /**
   * Two kinds of alarms hang on what silence means. An alarm on counted log events must take it for peace: `breaching` is
   * always on, and `ignore` stays on after the first time. A heartbeat, which counts something and wants one or more of it,
   * must take it for trouble, for a heart that has stopped sends no zeros. Other alarms are not judged: a paused cluster
   * reports no memory, and that is fine.
   */
  {
    id: 'AlarmMissingData',
    description: 'Alarms take missing data for what it means',
    citations: ['45 CFR 164.312(b)', '45 CFR 164.308(a)(6)(ii)'],
    remedy: 'Set TreatMissingData to notBreaching for counted log events, to breaching for a heartbeat.',
    evaluate: (template) =>
      template.resources('AWS::CloudWatch::Alarm').flatMap((alarm) => missingDataVerdicts(alarm, template)),
  },

  /** Left out, an alarm goes to a state that nobody is told of; `ignore` stays in one that is over. Judged in a workspace alone. */
  {
    id: 'AlarmSaysSilence',
    description: 'Alarms say what it means when nothing is measured',
    citations: ['45 CFR 164.312(b)', '45 CFR 164.308(a)(6)(ii)'],
    remedy: 'Set TreatMissingData to notBreaching, or to breaching where silence is trouble.',
    evaluate: (template, { dataClass }) =>
      (dataClass === 'unknown' ? [] : template.resources('AWS::CloudWatch::Alarm')).map((alarm) => {
        const value = alarm.properties['TreatMissingData'];
        const holds = ['breaching', 'notbreaching'].includes(lowerCase(value) ?? '');
        return judged(alarm, {
          property: 'TreatMissingData',
          value,
          holds,
          problem: 'nobody has said what silence means',
        });
      }),
  },

  /** What counts is how many periods must be bad. Alarms whose numbers cannot be read are not judged. */
  {
    id: 'AlarmPrompt',
    description: 'Alarms go off within a day',
    citations: ['45 CFR 164.308(a)(6)(ii)', '45 CFR 164.312(b)'],
    remedy: 'Shorten Period or EvaluationPeriods.',
    evaluate: (template) => template.resources('AWS::CloudWatch::Alarm').flatMap(promptVerdicts),
  },

  /** Metrics are told apart by how namespace and name are written, functions included. */
  {
    id: 'MetricFilterAlarmed',
    description: 'What metric filters find in logs sets off an alarm',
    citations: ['45 CFR 164.308(a)(1)(ii)(D)', '45 CFR 164.308(a)(6)(ii)', '45 CFR 164.312(b)'],
    remedy: 'Add an alarm on the metric of the filter, in the same template.',
    evaluate: (template) =>
      template.resources('AWS::Logs::MetricFilter').flatMap((filter) => filterVerdicts(filter, template)),
  },

  /** Filters that look for who takes which role: one that waits for a second time, or tells nobody, is no watch. */
  {
    id: 'EmergencyUseTold',
    description: 'Each use of a role for emergencies is told to somebody, from the first on',
    citations: ['45 CFR 164.312(a)(2)(ii)', '45 CFR 164.308(a)(1)(ii)(D)', '45 CFR 164.312(b)'],
    remedy:
      'Add an alarm on the metric of the filter, with Sum, GreaterThanOrEqualToThreshold 1 and AlarmActions.',
    evaluate: (template) =>
      template
        .resources('AWS::Logs::MetricFilter')
        .filter(({ properties }) => /AssumeRole[^]*roleArn/.test(written(properties['FilterPattern'])))
        .map((filter) => {
          const told = template
            .resources('AWS::CloudWatch::Alarm')
            .some((alarm) => countsFor(alarm, filter) && tellsFirst(alarm));
          const problem = 'no alarm tells anybody of the first time';
          return judged(filter, {
            property: 'FilterPattern',
            value: filter.properties['FilterPattern'],
            holds: told,
            problem,
          });
        }),
  },
];

function countsFor(alarm: ViewedResource, filter: ViewedResource): boolean {
  const metric = soleMetric(alarm);
  return (
    metric !== undefined &&
    readings(filter.properties, 'MetricTransformations.*').some(
      (one) =>
        written([readings(one, 'MetricNamespace')[0], readings(one, 'MetricName')[0]]) ===
        written([metric.namespace, metric.name]),
    )
  );
}

function tellsFirst(alarm: ViewedResource): boolean {
  const { ActionsEnabled, AlarmActions, ComparisonOperator, Threshold } = alarm.properties;
  const threshold = numberOf(Threshold) ?? Infinity;
  return (
    !isFalse(ActionsEnabled) &&
    items(AlarmActions).length > 0 &&
    adding.includes(String(soleMetric(alarm)?.statistic)) &&
    (ComparisonOperator === 'GreaterThanThreshold' ? threshold < 1 : threshold <= 1) &&
    String(ComparisonOperator).startsWith('GreaterThan')
  );
}

function fireVerdicts(alarm: ViewedResource, template: TemplateView): Verdict[] {
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

function restVerdicts(alarm: ViewedResource): Verdict[] {
  const { ComparisonOperator: operator, Threshold: value } = alarm.properties;
  const threshold = numberOf(value);
  if (threshold === undefined || !soleMetric(alarm) || !String(operator).startsWith('GreaterThan')) return [];
  const holds = operator === 'GreaterThanThreshold' ? threshold >= 0 : threshold > 0;
  return [judged(alarm, { property: 'Threshold', value, holds, problem: 'it is on whatever happens' })];
}

function missingDataVerdicts(alarm: ViewedResource, template: TemplateView): Verdict[] {
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

function promptVerdicts(alarm: ViewedResource): Verdict[] {
  const { EvaluationPeriods: value, DatapointsToAlarm: datapoints } = alarm.properties;
  const periods = numberOf(isGiven(datapoints) ? datapoints : value);
  const seconds = alarmMetrics(alarm).map(({ period }) => numberOf(period) ?? 0);
  if (periods === undefined || seconds.length === 0) return [];
  const longest = Math.max(...seconds) * periods;
  const problem = `it takes ${longest} seconds, more than a day, to go off`;
  return [judged(alarm, { property: 'EvaluationPeriods', value, holds: longest <= DAY, problem })];
}

function filterVerdicts(filter: ViewedResource, template: TemplateView): Verdict[] {
  const watched = template
    .resources('AWS::CloudWatch::Alarm')
    .flatMap(alarmMetrics)
    .map(({ namespace, name }) => written([namespace, name]));
  return readings(filter.properties, 'MetricTransformations.*').map((transformation) => {
    const namespace = readings(transformation, 'MetricNamespace')[0];
    const name = readings(transformation, 'MetricName')[0];
    return judged(filter, {
      property: 'MetricTransformations',
      value: name,
      holds: watched.includes(written([namespace, name])),
      problem: 'no alarm looks at what it finds',
    });
  });
}

/** A metric that an alarm looks at, as far as the template shows it. */
export interface AlarmMetric {
  readonly namespace: unknown;
  readonly name: unknown;
  /** Such as `Sum` or `p99`. */
  readonly statistic: unknown;
  /** Seconds. */
  readonly period: unknown;
}

/** Metrics that an alarm looks at: one, or those that an expression is made of. */
export function alarmMetrics({ properties }: ViewedResource): readonly AlarmMetric[] {
  const { Namespace: namespace, MetricName: name, Period: period } = properties;
  const statistic = properties['Statistic'] ?? properties['ExtendedStatistic'];
  if (name !== undefined) return [{ namespace, name, statistic, period }];
  return readings(properties, 'Metrics.*.MetricStat')
    .filter((stat) => stat !== undefined)
    .map((stat) => ({
      namespace: readings(stat, 'Metric.Namespace')[0],
      name: readings(stat, 'Metric.MetricName')[0],
      statistic: readings(stat, 'Stat')[0],
      period: readings(stat, 'Period')[0],
    }));
}

/** The metric of an alarm that looks at it as it is; undefined for an alarm on an expression. */
export function soleMetric(alarm: ViewedResource): AlarmMetric | undefined {
  const isExpression = readings(alarm.properties, 'Metrics.*.Expression').some(
    (value) => value !== undefined,
  );
  const [metric, ...others] = alarmMetrics(alarm);
  return isExpression || others.length > 0 ? undefined : metric;
}

/** Whether a metric of the template counts log events, one by one. */
export function countsLogEvents({ namespace, name }: AlarmMetric, template: TemplateView): boolean {
  return template
    .resources('AWS::Logs::MetricFilter')
    .flatMap(({ properties }) => readings(properties, 'MetricTransformations.*'))
    .some(
      (transformation) =>
        readings(transformation, 'MetricNamespace')[0] === namespace &&
        readings(transformation, 'MetricName')[0] === name &&
        Number(readings(transformation, 'MetricValue')[0]) === 1,
    );
}
