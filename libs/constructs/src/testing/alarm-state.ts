import { type LogEvent, matchesPattern } from './log-pattern';

/** How CloudWatch makes one value of all values of a period, as far as this workspace uses it. */
const statistics: Readonly<Record<string, (values: readonly number[]) => number>> = {
  Sum: (values) => values.reduce((sum, value) => sum + value, 0),
  Average: (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  Maximum: (values) => Math.max(...values),
  Minimum: (values) => Math.min(...values),
  SampleCount: (values) => values.length,
};

/** The datapoint of a period; undefined for a period without values, which CloudWatch has nothing to say about. */
export function datapoint(statistic: string, values: readonly number[]): number | undefined {
  const compute = statistics[statistic];
  if (!compute) throw new Error(`the statistic ${statistic} is not understood`);
  return values.length === 0 ? undefined : compute(values);
}

/** A log event with the time that CloudTrail gives it. */
export interface TimedEvent extends LogEvent {
  /** Such as `2027-01-31T12:00:00Z`. */
  readonly eventTime: string;
}

/** Properties of an `AWS::CloudWatch::Alarm`. */
export interface AlarmProperties {
  readonly Statistic: string;
  /** Seconds. */
  readonly Period: number;
  readonly EvaluationPeriods: number;
  readonly DatapointsToAlarm?: number;
  readonly ComparisonOperator: string;
  readonly Threshold: number;
  readonly TreatMissingData?: string;
}

/** Properties of an `AWS::Logs::MetricFilter` with one transformation. */
export interface FilterProperties {
  readonly FilterPattern: string;
  readonly MetricTransformations: readonly { readonly MetricValue: string }[];
}

export type AlarmState = 'ALARM' | 'OK' | 'INSUFFICIENT_DATA';

const comparisons: Readonly<Record<string, (value: number, threshold: number) => boolean>> = {
  GreaterThanOrEqualToThreshold: (value, threshold) => value >= threshold,
  GreaterThanThreshold: (value, threshold) => value > threshold,
  LessThanOrEqualToThreshold: (value, threshold) => value <= threshold,
  LessThanThreshold: (value, threshold) => value < threshold,
};

/**
 * State of an alarm on what a metric filter counts, worked out the way CloudWatch does: events become values, the values
 * of a period a datapoint, and the datapoints of the last periods a state.
 *
 * @param at end of the last period, such as `2027-01-31T12:05:00Z`
 */
export function alarmState(
  alarm: AlarmProperties,
  filter: FilterProperties,
  events: readonly TimedEvent[],
  at: string,
): AlarmState {
  const end = Date.parse(at);
  const points = Array.from({ length: alarm.EvaluationPeriods }, (_, back) => {
    const last = end - back * alarm.Period * 1000;
    const within = events.filter(({ eventTime }) => isWithin(eventTime, last, alarm.Period));
    return datapoint(alarm.Statistic, valuesOf(filter, within));
  });
  return stateOfPoints(alarm, points);
}

function isWithin(eventTime: string, end: number, seconds: number): boolean {
  const time = Date.parse(eventTime);
  return time < end && time >= end - seconds * 1000;
}

function valuesOf(filter: FilterProperties, events: readonly TimedEvent[]): number[] {
  return events
    .filter((event) => matchesPattern(filter.FilterPattern, event))
    .flatMap(() => filter.MetricTransformations.map(({ MetricValue }) => Number(MetricValue)));
}

/**
 * State of an alarm after periods with these datapoints.
 *
 * @param points undefined for a period in which the metric had no value
 */
export function stateOfPoints(alarm: AlarmProperties, points: readonly (number | undefined)[]): AlarmState {
  const compare = comparisons[alarm.ComparisonOperator];
  if (!compare) throw new Error(`the comparison ${alarm.ComparisonOperator} is not understood`);
  const treatment = alarm.TreatMissingData ?? 'missing';
  const known = points.filter((point) => point !== undefined);
  if (known.length === 0 && treatment === 'missing') return 'INSUFFICIENT_DATA';
  const breaching = points.filter((point) =>
    point === undefined ? treatment === 'breaching' : compare(point, alarm.Threshold),
  );
  return breaching.length >= (alarm.DatapointsToAlarm ?? alarm.EvaluationPeriods) ? 'ALARM' : 'OK';
}
