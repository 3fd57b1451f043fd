import { Stack, aws_backup as backup } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { AuditSettings } from '../../config';
import { backupRoleArn } from './backup-role';
import { backupTags } from './backup-tags';

export interface PlanProps {
  readonly settings: AuditSettings['backup'];
  readonly vault: backup.IBackupVault;
}

/** Types of resources that hold data. Tags alone would take in log buckets, which keep themselves. */
const TYPES = [
  'rds:*:*:cluster:*',
  'ec2:*:*:volume/*',
  'dynamodb:*:*:table/*',
  'elasticfilesystem:*:*:file-system/*',
];

/** Backs up, twice a day, all that carries the tags of the application and of a class of data. */
export class Plan extends Construct {
  readonly planId: string;

  constructor(scope: Construct, id: string, { settings, vault }: PlanProps) {
    super(scope, id);
    const plan = new backup.CfnBackupPlan(this, 'Plan', {
      backupPlan: {
        backupPlanName: `${Stack.of(this).stackName}-daily`,
        backupPlanRule: [
          {
            ruleName: 'TwiceADay',
            targetBackupVault: vault.backupVaultName,
            scheduleExpression: 'cron(0 5,17 * * ? *)',
            startWindowMinutes: 60,
            completionWindowMinutes: 300,
            lifecycle: { deleteAfterDays: settings.keepDays },
          },
        ],
      },
    });
    this.planId = plan.attrBackupPlanId;
    for (const dataClass of settings.dataClasses) {
      new backup.CfnBackupSelection(this, dataClass, {
        backupPlanId: this.planId,
        backupSelection: {
          selectionName: dataClass,
          iamRoleArn: backupRoleArn(this),
          resources: TYPES.map((type) => `arn:${Stack.of(this).partition}:${type}`),
          conditions: {
            StringEquals: backupTags(dataClass).map(({ key, value }) => ({
              ConditionKey: key,
              ConditionValue: value,
            })),
          },
        },
      });
    }
  }
}
