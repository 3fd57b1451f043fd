import { MetricAlarms, type AlarmRule } from '@hipaa-cdk/constructs';
import { aws_cloudwatch as cloudwatch, type aws_logs as logs, type aws_sns as sns } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** The watch is blind when the trail is silent. In an account with AWS Config running some call is made every hour. */
const silentTrail: AlarmRule = {
  id: 'SilentTrail',
  metric: 'IncomingLogEvents',
  statistic: 'Sum',
  bad: 'below',
  threshold: 1,
  minutes: 60,
  periods: 3,
  heartbeat: true,
  description:
    'For three hours the trail has written nothing, so that no other alarm can go off. Look whether it is stopped, or ' +
    'whether it may no longer write to its log group.',
};

/** Backups are made twice a day, so that a day without one is no matter of minutes. */
export const silentBackups: AlarmRule = {
  id: 'SilentBackups',
  metric: 'TriggeredRules',
  statistic: 'Sum',
  bad: 'below',
  threshold: 1,
  minutes: 24 * 60,
  periods: 1,
  heartbeat: true,
  description:
    'For a day no backup was completed. Look at the jobs of AWS Backup; where there are none, nothing carries the tag that ' +
    'the plan looks for.',
};

export interface SilenceWatchProps {
  /** Where the trail writes. */
  readonly logGroup: logs.ILogGroup;
  readonly topic: sns.ITopic;
}

/** Notices that the trail has stopped to write, which no alarm on what it writes can. */
export class SilenceWatch extends MetricAlarms {
  constructor(scope: Construct, id: string, { logGroup, topic }: SilenceWatchProps) {
    super(scope, id, {
      rules: [silentTrail],
      topic,
      metric: (metricName, options) =>
        new cloudwatch.Metric({
          namespace: 'AWS/Logs',
          metricName,
          dimensionsMap: { LogGroupName: logGroup.logGroupName },
          ...options,
        }),
    });
  }
}
