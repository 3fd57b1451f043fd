import {
  Duration,
  aws_cloudwatch as cloudwatch,
  aws_cloudwatch_actions as actions,
  type aws_rds as rds,
  type aws_sns as sns,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { AlarmRule } from './alarm-rule';

export interface ClusterAlarmsProps {
  readonly cluster: rds.DatabaseCluster;
  readonly rules: readonly AlarmRule[];
  /** Told when something goes wrong and when it is right again. */
  readonly topic: sns.ITopic;
  /** Whether silence may only mean that the cluster is asleep. */
  readonly pauses: boolean;
}

const comparisons: Readonly<Record<AlarmRule['bad'], cloudwatch.ComparisonOperator>> = {
  above: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
  below: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
};

/** One alarm for every rule. */
export class ClusterAlarms extends Construct {
  constructor(scope: Construct, id: string, props: ClusterAlarmsProps) {
    super(scope, id);
    const action = new actions.SnsAction(props.topic);
    for (const rule of props.rules) {
      const { metric, statistic, minutes, periods, threshold, description, heartbeat } = rule;
      const alarm = new cloudwatch.Alarm(this, rule.id, {
        metric: props.cluster.metric(metric, { statistic, period: Duration.minutes(minutes) }),
        comparisonOperator: comparisons[rule.bad],
        threshold,
        evaluationPeriods: periods,
        alarmDescription: description,
        treatMissingData:
          heartbeat && !props.pauses
            ? cloudwatch.TreatMissingData.BREACHING
            : cloudwatch.TreatMissingData.NOT_BREACHING,
      });
      alarm.addAlarmAction(action);
      alarm.addOkAction(action);
      // Before its first instance runs, a cluster is silent without anything being wrong.
      alarm.node.addDependency(props.cluster);
    }
  }
}
