import type { aws_logs as logs } from 'aws-cdk-lib';

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
