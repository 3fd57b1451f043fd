import type { GrantTable } from '../grant';

/** Nothing where the account has no backup plan: no launch with health data gets that far there. */
export const backupGrants: GrantTable = {
  'AWS::Backup::BackupSelection': ({ backup }) =>
    backup
      ? [
          {
            actions: [
              'backup:CreateBackupSelection',
              'backup:DeleteBackupSelection',
              'backup:GetBackupSelection',
              'backup:ListBackupSelections',
            ],
            resources: [backup.planArn],
          },
          {
            actions: ['iam:PassRole'],
            resources: [backup.roleArn],
            conditions: { StringEquals: { 'iam:PassedToService': 'backup.amazonaws.com' } },
          },
        ]
      : [],
};
