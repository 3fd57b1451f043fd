import { PRODUCT_TAG } from '../../product/product-template';
import { type GrantTable, type LaunchPlace, tagged, tagging, stackPrefix } from '../grant';

/** Managing a key of the product. What is encrypted with it is not for a launch role to read. */
export const kmsGrants: GrantTable = {
  'AWS::KMS::Key': (place) => [
    // A key that does not exist yet has no ARN.
    { actions: ['kms:CreateKey'], resources: ['*'], conditions: tagging(place) },
    {
      // One that is somebody's is not made the product's: all of the application's have these tags. KMS cannot tell a key
      // that has none from a new one.
      actions: ['kms:TagResource'],
      resources: ['*'],
      conditions: {
        ...tagging(place),
        Null: { 'aws:ResourceTag/Application': 'true', [`aws:ResourceTag/${PRODUCT_TAG}`]: 'true' },
      },
    },
    {
      actions: [
        'kms:DescribeKey',
        'kms:EnableKeyRotation',
        'kms:GetKeyPolicy',
        'kms:GetKeyRotationStatus',
        'kms:ListResourceTags',
        'kms:PutKeyPolicy',
        'kms:ScheduleKeyDeletion',
        'kms:TagResource',
        'kms:UntagResource',
        'kms:UpdateKeyDescription',
      ],
      resources: [
        `arn:${place.partition}:kms:${place.region}:${place.account}:key/????????-????-????-????-????????????`,
      ],
      conditions: tagged(place),
    },
  ],
};

const queues = (place: LaunchPlace): string[] => [
  `arn:${place.partition}:sqs:${place.region}:${place.account}:${stackPrefix(place)}*`,
];

/** Queues take their names from the stack, so that their ARNs tell whose they are. */
export const sqsGrants: GrantTable = {
  'AWS::SQS::Queue': (place) => [
    {
      actions: [
        'sqs:CreateQueue',
        'sqs:DeleteQueue',
        'sqs:GetQueueAttributes',
        'sqs:GetQueueUrl',
        'sqs:ListQueueTags',
        'sqs:SetQueueAttributes',
        'sqs:TagQueue',
        'sqs:UntagQueue',
      ],
      resources: queues(place),
    },
  ],
  'AWS::SQS::QueuePolicy': (place) => [{ actions: ['sqs:SetQueueAttributes'], resources: queues(place) }],
};

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
