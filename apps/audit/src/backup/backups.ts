import { environmentOf } from '@hipaa-cdk/parameters';
import { tagSet } from '@hipaa-cdk/tagging';
import {
  type aws_backup as backup,
  type aws_sns as sns,
  aws_cloudwatch as cloudwatch,
  aws_events as events,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { MetricAlarms } from '@hipaa-cdk/constructs';
import type { AuditSettings } from '../settings';
import { Plan, Vault } from './backup-plan';
import { RestoreTest, RestoreWatch } from './restore-test';
import { silentBackups } from '../watch/silence-watch';

interface BackupWatchProps {
  /** Told when no backup is completed any more. */
  readonly topic: sns.ITopic;
}

/** Notices that backups have stopped. A rule without a target only counts, which is all that the alarm needs. */
class BackupWatch extends Construct {
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

export interface BackupsProps {
  readonly settings: AuditSettings['backup'];
  /** Told when backups stop, and what comes of tests. */
  readonly topic: sns.ITopic;
}

/** Backups of the account's data, proved by restoring them. */
export class Backups extends Construct {
  readonly vault: backup.BackupVault;
  readonly planId: string;

  constructor(scope: Construct, id: string, { settings, topic }: BackupsProps) {
    super(scope, id);
    const { vault } = new Vault(this, 'Vault', { settings });
    this.vault = vault;
    this.planId = new Plan(this, 'Plan', { settings, vault }).planId;
    const { planArn } = new RestoreTest(this, 'RestoreTest', { settings, vault });
    // Where the account holds nothing that is backed up, silence is as it should be.
    const { DataClassification: held } = tagSet(environmentOf(this), 'audit');
    if (!settings.dataClasses.some((dataClass) => dataClass === held)) return;
    new BackupWatch(this, 'Watch', { topic });
    new RestoreWatch(this, 'RestoreWatch', { planArn, topic });
  }
}
