import type { ResourceEntry } from '../resource-entry';
import { takenAway } from './common-breaks';
import { kept } from './kept';
import { labels, wiring } from './labels';

const RULE = 'BackupPlan.BackupPlanRule.*';

/** Backups: made, kept, out of reach, and proved. */
export const backup: readonly ResourceEntry[] = [
  {
    type: 'AWS::Backup::BackupVault',
    settings: [
      ...kept,
      takenAway('Properties.EncryptionKeyArn', 'recovery points are not encrypted with a key of ours'),
      takenAway('Properties.AccessPolicy', 'recovery points can be deleted by hand'),
      {
        setting: 'Properties.LockConfiguration',
        breaks: [
          { to: { MinRetentionDays: 1 }, description: 'recovery points can go after a day' },
          { to: 'absent', description: 'recovery points can go at any time' },
        ],
      },
    ],
    plain: [labels('BackupVaultName', 'BackupVaultTags')],
  },
  {
    type: 'AWS::Backup::BackupPlan',
    settings: [
      {
        setting: `Properties.${RULE}.ScheduleExpression`,
        breaks: [{ to: 'cron(0 5 ? * 1 *)', description: 'a week of data can be lost' }],
      },
      {
        setting: `Properties.${RULE}.Lifecycle.DeleteAfterDays`,
        breaks: [{ to: 7, description: 'recovery points are gone after a week' }],
      },
    ],
    plain: [
      labels('BackupPlan.BackupPlanName', 'BackupPlanTags', `${RULE}.RuleName`),
      wiring(`${RULE}.TargetBackupVault`),
      {
        properties: [`${RULE}.StartWindowMinutes`, `${RULE}.CompletionWindowMinutes`],
        reason: 'how long a job may wait and take',
      },
    ],
  },
  {
    type: 'AWS::Backup::BackupSelection',
    settings: [
      {
        setting: 'Properties.BackupSelection.Conditions',
        breaks: [
          {
            to: { StringEquals: [{ ConditionKey: 'aws:ResourceTag/Other', ConditionValue: 'x' }] },
            description: 'nothing is backed up',
          },
        ],
      },
      {
        setting: 'Properties.BackupSelection.Resources',
        breaks: [{ to: ['arn:aws:sqs:*:*:*'], description: 'nothing is backed up' }],
      },
    ],
    plain: [labels('BackupSelection.SelectionName'), wiring('BackupPlanId', 'BackupSelection.IamRoleArn')],
  },
  {
    type: 'AWS::Backup::RestoreTestingPlan',
    settings: [
      {
        setting: 'Properties.ScheduleExpression',
        breaks: [{ to: 'cron(0 7 1 1 ? *)', description: 'a restore is tried once a year' }],
      },
    ],
    plain: [
      labels('RestoreTestingPlanName'),
      wiring('RecoveryPointSelection'),
      { properties: ['StartWindowHours'], reason: 'how long a test may wait' },
    ],
  },
  {
    type: 'AWS::Backup::RestoreTestingSelection',
    settings: [{ setting: '', breaks: [{ to: 'absent', description: 'no restore is ever tried' }] }],
    plain: [
      labels('RestoreTestingSelectionName'),
      wiring('RestoreTestingPlanName', 'IamRoleArn', 'ProtectedResourceType', 'ProtectedResourceConditions'),
      {
        properties: ['RestoreMetadataOverrides', 'ValidationWindowHours'],
        reason: 'what a test restores with, and how long it stays',
      },
    ],
  },
];
