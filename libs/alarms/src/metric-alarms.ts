import {
  Duration,
  aws_cloudwatch as cloudwatch,
  aws_cloudwatch_actions as actions,
  type aws_sns as sns,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { AlarmRule } from './alarm-rule';

export interface MetricAlarmsProps {
  readonly rules: readonly AlarmRule[];
  /** Told when something goes wrong and when it is right again. */
  readonly topic: sns.ITopic;
  /** The metric of that name, of whatever is watched. */
  readonly metric: (name: string, options: cloudwatch.MetricOptions) => cloudwatch.IMetric;
  /**
   * Whether silence may only mean that what is watched is asleep.
   *
   * @default false
   */
  readonly sleeps?: boolean;
}

const comparisons: Readonly<Record<AlarmRule['bad'], cloudwatch.ComparisonOperator>> = {
  above: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
  below: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
};

/** One alarm for every rule. */
export class MetricAlarms extends Construct {
  constructor(scope: Construct, id: string, props: MetricAlarmsProps) {
    super(scope, id);
    const action = new actions.SnsAction(props.topic);
    for (const rule of props.rules) {
      const { metric, statistic, minutes, periods, threshold, description, heartbeat } = rule;
      const alarm = new cloudwatch.Alarm(this, rule.id, {
        metric: props.metric(metric, { statistic, period: Duration.minutes(minutes) }),
        comparisonOperator: comparisons[rule.bad],
        threshold,
        evaluationPeriods: periods,
        alarmDescription: description,
        treatMissingData:
          heartbeat && !props.sleeps
            ? cloudwatch.TreatMissingData.BREACHING
            : cloudwatch.TreatMissingData.NOT_BREACHING,
      });
      alarm.addAlarmAction(action);
      alarm.addOkAction(action);
    }
  }
}
