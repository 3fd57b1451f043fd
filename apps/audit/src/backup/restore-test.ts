import { Stack, aws_backup as backup, aws_events as events, type aws_sns as sns } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { AuditSettings } from '../settings';
import { backupRoleArn, backupTags } from './backup-plan';
import { TopicRule } from '../findings/findings';

export interface RestoreTestProps {
  readonly settings: AuditSettings['backup'];
  readonly vault: backup.IBackupVault;
}

/**
 * Restores the latest recovery point of a database on the first Sunday of every month, and deletes what it made. What
 * came of it is kept by AWS Backup: evidence for 45 CFR 164.308(a)(7)(ii)(D).
 */
export class RestoreTest extends Construct {
  readonly planArn: string;

  constructor(scope: Construct, id: string, { settings, vault }: RestoreTestProps) {
    super(scope, id);
    const plan = new backup.CfnRestoreTestingPlan(this, 'Plan', {
      // Letters, digits and underscores are all that the service takes.
      restoreTestingPlanName: `${underscored(Stack.of(this).stackName)}_monthly`,
      scheduleExpression: 'cron(0 7 ? * 1#1 *)',
      startWindowHours: 4,
      recoveryPointSelection: {
        algorithm: 'LATEST_WITHIN_WINDOW',
        includeVaults: [vault.backupVaultArn],
        recoveryPointTypes: ['SNAPSHOT'],
        selectionWindowDays: 7,
      },
    });
    this.planArn = plan.attrRestoreTestingPlanArn;
    for (const dataClass of settings.dataClasses) {
      new backup.CfnRestoreTestingSelection(this, dataClass, {
        restoreTestingPlanName: plan.ref,
        restoreTestingSelectionName: `Aurora_${dataClass}`,
        protectedResourceType: 'Aurora',
        iamRoleArn: backupRoleArn(this),
        protectedResourceConditions: { stringEquals: backupTags(dataClass) },
        restoreMetadataOverrides: settings.restoreMetadata,
        // Long enough to look at the data before they are deleted.
        validationWindowHours: 4,
      });
    }
  }
}

function underscored(name: string): string {
  return name.replaceAll('-', '_');
}

interface RestoreWatchProps {
  /** ARN of the plan that tests restores on the first Sunday of every month, from seven in the morning. */
  readonly planArn: string;
  /** Told what came of a month's test. */
  readonly topic: sns.ITopic;
}

/**
 * Lets somebody notice that restores are not tested any more, where nothing fails because nothing runs. Alarms cannot: a
 * month is longer than the seven days that they look back. So every test that is completed is told, and late on its day
 * a mail says that it must have been.
 */
export class RestoreWatch extends Construct {
  constructor(scope: Construct, id: string, { planArn, topic }: RestoreWatchProps) {
    super(scope, id);
    new TopicRule(this, 'Completed', {
      description: 'Restore tests that were completed',
      eventPattern: {
        source: ['aws.backup'],
        detailType: ['Restore Job State Change'],
        detail: { status: ['COMPLETED'], restoreTestingPlanArn: [planArn] },
      },
      topic,
      message:
        `AWS Backup: restore test ${events.EventField.fromPath('$.detail.restoreJobId')} was completed. What it restored is ` +
        'there for four hours: look at the data, and write down who looked and what came of it.',
    });
    new TopicRule(this, 'Due', {
      description: 'The restore test of the month must have been completed',
      schedule: events.Schedule.cron({ minute: '0', hour: '23', weekDay: '1#1' }),
      topic,
      message:
        'The restore test of this month had until now. Where no mail of today says that it was completed, it was not: look at ' +
        'the restore testing plan and its jobs in AWS Backup, and find out why today.',
    });
  }
}
