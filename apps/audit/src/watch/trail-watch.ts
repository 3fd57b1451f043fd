import {
  Duration,
  Stack,
  aws_cloudwatch as cloudwatch,
  aws_cloudwatch_actions as actions,
  aws_logs as logs,
  type aws_sns as sns,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { WatchRule } from './watch-rule';
import type { AuditSettings } from '../settings';
import { changeRules } from './change-rules';
import { networkRules } from './network-rules';
import { regionRules, signInRules } from './sign-in-rules';

export interface TrailWatchProps {
  /** Where the trail writes. */
  readonly logGroup: logs.ILogGroup;
  readonly rules: readonly WatchRule[];
  /** Told when an alarm goes off. That it is over tells nobody anything: an event does not unhappen. */
  readonly topic: sns.ITopic;
}

/** Counts events of the trail, and goes off when there are as many as a rule says: one metric filter and alarm for each. */
export class TrailWatch extends Construct {
  readonly alarms: readonly cloudwatch.Alarm[];

  constructor(scope: Construct, id: string, { logGroup, rules, topic }: TrailWatchProps) {
    super(scope, id);
    const action = new actions.SnsAction(topic);
    this.alarms = rules.map((rule) => {
      const filter = new logs.MetricFilter(this, `${rule.id}Filter`, {
        logGroup,
        filterPattern: rule.pattern,
        metricNamespace: Stack.of(this).stackName,
        metricName: rule.id,
        metricValue: '1',
      });
      const alarm = new cloudwatch.Alarm(this, rule.id, {
        // Each event counts 1, and only a sum of them can reach a threshold above that.
        metric: filter.metric({ statistic: 'Sum', period: Duration.minutes(rule.minutes) }),
        threshold: rule.threshold,
        comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        evaluationPeriods: 1,
        alarmDescription: rule.description,
        // The filter counts nothing where it finds nothing.
        treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
      });
      alarm.addAlarmAction(action);
      return alarm;
    });
  }
}

interface WatchRulesProps {
  readonly settings: AuditSettings;
  /** Regions that anything may happen in. */
  readonly regions: readonly string[];
  /** How the names of buckets begin that take logs. */
  readonly logBuckets: readonly string[];
}

/** Everything that the trail is watched for. */
export function watchRules({ settings, regions, logBuckets }: WatchRulesProps): readonly WatchRule[] {
  return [...signInRules(settings), ...changeRules(logBuckets), ...networkRules, ...regionRules(regions)];
}
