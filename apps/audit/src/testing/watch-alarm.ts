import {
  type AlarmProperties,
  type AlarmState,
  type FilterProperties,
  type TimedEvent,
  alarmState,
} from '@hipaa-cdk/constructs/testing';
import { layerTemplate } from '@hipaa-cdk/testing';
import { app } from '../main';
import { timeAt } from './trail-event';

type WatchedAlarm = AlarmProperties & {
  readonly MetricName: string;
  readonly Namespace: string;
  readonly AlarmActions?: readonly unknown[];
  readonly AlarmDescription: string;
};
type WatchedFilter = FilterProperties & { readonly LogGroupName: unknown };

/** An alarm on the trail and the filter that it counts with, as they are in a template. */
export interface WatchAlarm {
  readonly alarm: WatchedAlarm;
  readonly filter: WatchedFilter;
  /** What the alarm says of these events at the end of its first period. */
  state(events: readonly TimedEvent[]): AlarmState;
}

/** Alarms of an environment's account that count events of the trail, by id. */
export function watchAlarms(environment = 'prod'): ReadonlyMap<string, WatchAlarm> {
  const template = layerTemplate(app, environment);
  const filters = propertiesOf<
    WatchedFilter & { MetricTransformations: readonly { MetricName: string; MetricNamespace: string }[] }
  >(template.findResources('AWS::Logs::MetricFilter'));
  const alarms = propertiesOf<WatchedAlarm>(template.findResources('AWS::CloudWatch::Alarm'));
  return new Map(
    filters.map((filter) => {
      const [metric] = filter.MetricTransformations;
      const alarm = alarms.find(
        ({ MetricName, Namespace }) =>
          MetricName === metric?.MetricName && Namespace === metric.MetricNamespace,
      );
      if (!metric || !alarm) throw new Error('a filter without an alarm');
      const state = (events: readonly TimedEvent[]) =>
        alarmState(alarm, filter, events, timeAt(alarm.Period));
      return [metric.MetricName, { alarm, filter, state }];
    }),
  );
}

function propertiesOf<P>(resources: Readonly<Record<string, unknown>>): P[] {
  return Object.values(resources).map((resource) => (resource as { readonly Properties: P }).Properties);
}
