import { aws_logs as logs } from 'aws-cdk-lib';

/** One alarm on what the trail records, as data. */
export interface WatchRule {
  /** Last word of the alarm's name, and the name of its metric. */
  readonly id: string;
  /** Events that count. A comparison by `!=` needs a field that every event has, or one that is asked for before. */
  readonly pattern: logs.JsonPattern;
  /** Events within `minutes` that set the alarm off. */
  readonly threshold: number;
  readonly minutes: number;
  /** What has happened and what to do, for whoever gets the mail. */
  readonly description: string;
}

const { all, any, stringValue } = logs.FilterPattern;

/** A field of an event is this text, in which `*` stands for anything. */
export function is(field: string, value: string): logs.JsonPattern {
  return stringValue(`$.${field}`, '=', value);
}

/** A field that is there is not this text, in which `*` stands for anything. */
export function isNot(field: string, value: string): logs.JsonPattern {
  return stringValue(`$.${field}`, '!=', value);
}

/** A field of an event is one of these texts. */
export function isOneOf(field: string, values: readonly string[]): logs.JsonPattern {
  return any(...values.map((value) => is(field, value)));
}

/** A call of a service by one of these names. */
export function call(service: string, names: readonly string[]): logs.JsonPattern {
  return all(is('eventSource', `${service}.amazonaws.com`), isOneOf('eventName', names));
}

/** The field is missing. */
export function lacks(field: string): logs.JsonPattern {
  return logs.FilterPattern.notExists(`$.${field}`);
}
