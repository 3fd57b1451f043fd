import { MetricAlarms } from '@hipaa-cdk/alarms';
import { aws_cloudwatch as cloudwatch, aws_events as events, type aws_sns as sns } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { silentBackups } from '../watch/silence-rules';

export interface BackupWatchProps {
  /** Told when no backup is completed any more. */
  readonly topic: sns.ITopic;
}

/** Notices that backups have stopped. A rule without a target only counts, which is all that the alarm needs. */
export class BackupWatch extends Construct {
  constructor(scope: Construct, id: string, { topic }: BackupWatchProps) {
    super(scope, id);
    const { ruleName } = new events.Rule(this, 'Completed', {
      description: 'Counts backups that were completed',
      eventPattern: {
        source: ['aws.backup'],
        detailType: ['Backup Job State Change'],
        detail: { state: ['COMPLETED'] },
      },
    });
    new MetricAlarms(this, 'Alarms', {
      rules: [silentBackups],
      topic,
      metric: (metricName, options) =>
        new cloudwatch.Metric({
          namespace: 'AWS/Events',
          metricName,
          dimensionsMap: { RuleName: ruleName },
          ...options,
        }),
    });
  }
}
