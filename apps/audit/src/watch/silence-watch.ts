import { MetricAlarms } from '@hipaa-cdk/alarms';
import { aws_cloudwatch as cloudwatch, type aws_logs as logs, type aws_sns as sns } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { silentTrail } from './silence-rules';

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
