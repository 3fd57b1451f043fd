import { Stack, aws_backup as backup, Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { RotatedKey, dataRemoval } from '@hipaa-cdk/layer';
import { application } from '@hipaa-cdk/platform';
import type { AuditSettings } from '../settings';

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

interface VaultProps {
  readonly settings: AuditSettings['backup'];
}

/** Days in which a lock that nobody can lift can still be lifted, the fewest that AWS takes. */
const COOLING_OFF_DAYS = 3;

/** Keeps recovery points, encrypted with a key of their own: they hold patient data, and the other keys' users do not see it. */
export class Vault extends Construct {
  readonly vault: backup.BackupVault;

  constructor(scope: Construct, id: string, { settings }: VaultProps) {
    super(scope, id);
    this.vault = new backup.BackupVault(this, 'Vault', {
      encryptionKey: new RotatedKey(this, 'Key', { description: 'Encrypts recovery points of backups' }),
      // Nobody deletes a recovery point by hand, or changes how long it is kept.
      blockRecoveryPointDeletion: true,
      lockConfiguration: lock(settings),
      removalPolicy: dataRemoval(this),
    });
  }
}

function lock({ lock: { mode }, keepDays }: AuditSettings['backup']): backup.LockConfiguration | undefined {
  const minRetention = Duration.days(keepDays);
  switch (mode) {
    case 'compliance':
      return { minRetention, changeableFor: Duration.days(COOLING_OFF_DAYS) };
    case 'governance':
      return { minRetention };
    case 'none':
      return undefined;
  }
}

/**
 * The role that AWS gives AWS Backup in an account. What it must be allowed depends on what there is to back up, so AWS
 * keeps its policies; ours would have to name every resource of every layer.
 */
export function backupRoleArn(scope: Construct): string {
  return Stack.of(scope).formatArn({
    service: 'iam',
    region: '',
    resource: 'role',
    resourceName: 'service-role/AWSBackupDefaultServiceRole',
  });
}

/** A tag that a resource has to carry, in the way that AWS Backup writes it. */
interface TagCondition {
  readonly key: string;
  readonly value: string;
}

/** Tags of the application's resources with data of a class: every layer puts them on all that it makes. */
export function backupTags(dataClass: string): TagCondition[] {
  return [
    { key: 'aws:ResourceTag/Application', value: application.name },
    { key: 'aws:ResourceTag/DataClassification', value: dataClass },
  ];
}
