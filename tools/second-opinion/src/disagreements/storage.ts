import { disagree } from '../disagree';
import type { Disagreement } from '../disagreement';
import { firstReview } from './reviews';

const APPLICATION = 'storage/ApplicationBucketF68764A0';
const LOGS = 'storage/Logs6819BB44';

export const storageDisagreements: readonly Disagreement[] = [
  ...disagree({
    rules: {
      'cfn-guard': ['S3_BUCKET_LOGGING_ENABLED', 's3_bucket_logging_enabled_check'],
      checkov: ['CKV_AWS_18'],
    },
    resources: [LOGS],
    reason:
      'This is the bucket that access logs go to. Logging into itself, each delivered log would be an access to log.',
    reviewed: firstReview,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['s3_bucket_default_encryption_kms_check'] },
    resources: [LOGS],
    reason:
      'S3 does not deliver access logs into a bucket whose default encryption uses a KMS key. It is encrypted with keys of S3 (AES-256).',
    reviewed: firstReview,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['S3_BUCKET_DEFAULT_LOCK_ENABLED', 's3_bucket_object_lock_enabled_check'] },
    resources: [LOGS],
    reason:
      'S3 does not deliver access logs into a bucket with a default lock. Where data are retained, the policy of the bucket denies deleting logs to everybody.',
    reviewed: firstReview,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['S3_BUCKET_DEFAULT_LOCK_ENABLED', 's3_bucket_object_lock_enabled_check'] },
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
  ...disagree({
    rules: { 'cfn-guard': ['s3_event_notifications_enabled_check'] },
    resources: [LOGS],
    reason:
      'Nobody acts on the arrival of an access log. The bucket with data sends its events to the event bus, and the rule passes there.',
    reviewed: firstReview,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['S3_BUCKET_NO_PUBLIC_RW_ACL'] },
    resources: [APPLICATION, LOGS],
    reason:
      'The rule takes a missing AccessControl for a public one. Both buckets refuse access lists altogether (BucketOwnerEnforced) and block public access.',
    reviewed: firstReview,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['S3_BUCKET_SSL_REQUESTS_ONLY'] },
    resources: ['storage'],
    reason:
      'The rule looks for the boolean false, and policies say "false", as IAM writes it. Both bucket policies deny plain HTTP, and the Control Tower rule that asks for the same passes.',
    reviewed: firstReview,
  }),
];
