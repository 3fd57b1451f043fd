import type { ResourceEntry, Setting } from '../resource-entry';
import { kept, labels, wiring, takenAway } from './breaks';

const publicAccess: readonly Setting[] = [
  'BlockPublicAcls',
  'BlockPublicPolicy',
  'IgnorePublicAcls',
  'RestrictPublicBuckets',
].map((name) => ({
  setting: `Properties.PublicAccessBlockConfiguration.${name}`,
  breaks: [
    { to: false, description: 'a bucket can be made public' },
    { to: 'absent', description: 'a bucket can be made public' },
  ],
}));

const ENCRYPTION = 'Properties.BucketEncryption.ServerSideEncryptionConfiguration.*';

const encryption: readonly Setting[] = [
  {
    setting: 'Properties.BucketEncryption',
    breaks: [{ to: 'absent', description: 'nobody has decided on encryption' }],
  },
  {
    setting: `${ENCRYPTION}.ServerSideEncryptionByDefault.SSEAlgorithm`,
    breaks: [{ to: 'AES256', description: 'objects are not encrypted with a key of ours' }],
  },
  {
    setting: `${ENCRYPTION}.ServerSideEncryptionByDefault.KMSMasterKeyID`,
    breaks: [{ to: 'absent', description: 'objects are encrypted with a key that everybody shares' }],
  },
  {
    setting: `${ENCRYPTION}.BlockedEncryptionTypes`,
    breaks: [
      { to: { EncryptionType: ['NONE'] }, description: 'an uploader may use a key that nobody else has' },
      { to: 'absent', description: 'an uploader may use a key that nobody else has' },
    ],
  },
];

const RULES = 'Properties.LifecycleConfiguration.Rules.*';

/** Buckets. */
export const s3: readonly ResourceEntry[] = [
  {
    type: 'AWS::S3::Bucket',
    settings: [
      ...kept,
      ...publicAccess,
      ...encryption,
      {
        setting: 'Properties.PublicAccessBlockConfiguration',
        breaks: [{ to: 'absent', description: 'a bucket can be made public' }],
      },
      {
        setting: 'Properties.VersioningConfiguration',
        breaks: [
          { to: { Status: 'Suspended' }, description: 'what is overwritten is lost' },
          { to: 'absent', description: 'what is overwritten is lost' },
        ],
      },
      {
        setting: 'Properties.OwnershipControls',
        breaks: [
          { to: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] }, description: 'objects have access lists' },
        ],
      },
      {
        setting: 'Properties.AccessControl',
        breaks: [{ to: 'PublicRead', description: 'everybody can read' }],
      },
      {
        setting: 'Properties.CorsConfiguration',
        breaks: [
          {
            to: { CorsRules: [{ AllowedMethods: ['GET'], AllowedOrigins: ['*'] }] },
            description: 'pages of any origin can read',
          },
        ],
      },
      {
        setting: 'Properties.LoggingConfiguration',
        breaks: [{ to: 'absent', description: 'access is not recorded' }],
      },
      {
        setting: 'Properties.NotificationConfiguration',
        breaks: [{ to: 'absent', description: 'nobody hears of changes' }],
      },
      {
        setting: 'Properties.LifecycleConfiguration',
        breaks: [{ to: 'absent', description: 'old versions are never disposed of' }],
      },
      {
        setting: 'Properties.ObjectLockConfiguration',
        breaks: [{ to: 'absent', description: 'evidence can be deleted as soon as it is there' }],
      },
      { setting: `${RULES}.ExpirationInDays`, breaks: [{ to: 1, description: 'logs are gone after a day' }] },
    ],
    plain: [
      labels(),
      wiring('ObjectLockEnabled'),
      {
        properties: ['BucketEncryption.ServerSideEncryptionConfiguration.*.BucketKeyEnabled'],
        reason: 'saves requests to the key',
      },
    ],
  },
  {
    type: 'AWS::S3::BucketPolicy',
    policies: [{ path: 'Properties.PolicyDocument' }],
    settings: [
      { setting: '', breaks: [{ to: 'absent', description: 'the bucket can be read without TLS' }] },
    ],
    plain: [wiring('Bucket')],
  },
];

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
          {
            beside: { StringLike: [{ ConditionKey: 'aws:ResourceTag/Once', ConditionValue: 'x' }] },
            description: 'what has one more tag alone is backed up',
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
