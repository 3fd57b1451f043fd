/** One alarm on a metric of the cluster, as data. */
export interface AlarmRule {
  /** Last word of the alarm's name. */
  readonly id: string;
  /** Name of the metric in `AWS/RDS`. It must be one that serverless clusters report. */
  readonly metric: string;
  /** How the data of several instances, and of one period, become one value. */
  readonly statistic: 'Average' | 'Maximum' | 'Minimum';
  /** Which side of the threshold is bad. */
  readonly bad: 'above' | 'below';
  readonly threshold: number;
  /** Minutes of one period. */
  readonly minutes: number;
  /** Periods in a row that must be bad. */
  readonly periods: number;
  /** What it means and what to look at, for whoever gets the mail. */
  readonly description: string;
  /**
   * Whether silence is bad as well: a running cluster always reports this metric.
   *
   * @default false
   */
  readonly heartbeat?: boolean;
}
