/** One alarm on a metric, as data. */
export interface AlarmRule {
  /** Last word of the alarm's name. */
  readonly id: string;
  /** Name of the metric in its namespace. It must be one that the watched resource really reports. */
  readonly metric: string;
  /** How the data of one period become one value. */
  readonly statistic: 'Average' | 'Maximum' | 'Minimum' | 'Sum';
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
   * Whether silence is bad as well: what is watched always reports this metric.
   *
   * @default false
   */
  readonly heartbeat?: boolean;
}
