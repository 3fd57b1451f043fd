import { disagree, type Disagreement } from '../disagreement';
import { firstReview, LOCK_RULES, bucketDisagreements } from './reasons';

const APPLICATION = 'storage/ApplicationBucketF68764A0';
const LOGS = 'storage/Logs6819BB44';

export const storageDisagreements: readonly Disagreement[] = [
  ...bucketDisagreements({
    layer: 'storage',
    all: [APPLICATION, LOGS],
    accessLogs: [LOGS],
    lastLogs: LOGS,
    reviewed: firstReview,
  }),
  ...disagree({
    rules: { 'cfn-guard': LOCK_RULES },
    resources: [APPLICATION],
    reason:
      'A lock is right for records and wrong for working files, which people must be able to delete, and it can never be taken off a bucket: the setting objectLock turns it on for those who store records. Without it versioning keeps what is overwritten or deleted, a year with patient data.',
    reviewed: firstReview,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['S3_BUCKET_REPLICATION_ENABLED'] },
    resources: [APPLICATION, LOGS],
    environments: ['dev', 'local', 'test'],
    reason:
      'These environments take synthetic data only, which are made anew and not restored. The rule stands where patient data are.',
    reviewed: firstReview,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['S3_BUCKET_REPLICATION_ENABLED'] },
    resources: [APPLICATION, LOGS],
    environments: ['prod'],
    reason:
      'The engine is right about the application bucket, and the register of exceptions holds it open with an owner and an end: the setting replication takes the bucket and key of whichever region the copy goes to. The log bucket is where a chain of copies ends.',
    reviewed: firstReview,
  }),
];
