import { Stack, aws_backup as backup } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { AuditSettings } from '../../config';
import { backupRoleArn } from './backup-role';
import { backupTags } from './backup-tags';

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
