import { defineContract } from '@hipaa-cdk/contract';

/** What the audit layer publishes: where the account's records are, and whom it tells. */
export const auditContract = defineContract({
  layer: 'audit',
  revision: 1,
  entries: {
    recordsKeyArn: {
      type: 'String',
      description: 'ARN of the key of the trail, the history of the configuration and the logs of the watch',
    },
    alarmTopicArn: {
      type: 'String',
      description: 'ARN of the topic that tells the security administrator',
    },
    sessionKeyArn: {
      type: 'String',
      description:
        'ARN of the key that encrypts sessions of Session Manager; machines decrypt with it, users generate data keys',
    },
    sessionLogGroupName: {
      type: 'String',
      description: 'name of the log group that records sessions of Session Manager; machines write to it',
    },
    backupVaultName: { type: 'String', description: 'name of the vault that keeps the recovery points' },
    backupPlanId: {
      type: 'String',
      description: 'id of the plan that backs up twice a day; a selection takes a resource into it',
    },
  },
});

/** Where the trail of the account is: published in the region of its first environment, which records all regions. */
export const trailContract = defineContract({
  layer: 'audit',
  revision: 1,
  entries: {
    trailBucketName: {
      type: 'String',
      description: 'name of the bucket that keeps the trail of the account',
    },
    trailLogGroupName: { type: 'String', description: 'name of the log group that the trail writes to' },
  },
});
