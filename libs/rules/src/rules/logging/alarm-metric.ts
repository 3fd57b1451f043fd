import type { TemplateView, ViewedResource } from '../../template-view';
import { readings } from '../../reading/readings';

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
