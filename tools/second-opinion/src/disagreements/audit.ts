import { disagree } from '../disagree';
import type { Disagreement } from '../disagreement';
import { auditReview } from './reviews';

const ACCESS_LOGS = 'audit/RecordsAccessLogsF62F3C98';
const HISTORY = 'audit/RecordsHistoryB1550A9F';
const TRAILS = 'audit/RecordsTrailsCB3392F6';

const locks = ['S3_BUCKET_DEFAULT_LOCK_ENABLED', 's3_bucket_object_lock_enabled_check'];

export const auditDisagreements: readonly Disagreement[] = [
  ...disagree({
    rules: {
      'cfn-guard': ['S3_BUCKET_LOGGING_ENABLED', 's3_bucket_logging_enabled_check'],
      checkov: ['CKV_AWS_18'],
    },
    resources: [ACCESS_LOGS],
    reason:
      'This is the bucket that access logs go to. Logging into itself, each delivered log would be an access to log.',
    reviewed: auditReview,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['s3_bucket_default_encryption_kms_check'] },
    resources: [ACCESS_LOGS],
    reason:
      'S3 does not deliver access logs into a bucket whose default encryption uses a KMS key. It is encrypted with keys of S3 (AES-256).',
    reviewed: auditReview,
  }),
  ...disagree({
    rules: { 'cfn-guard': locks },
    resources: [ACCESS_LOGS, HISTORY],
    reason:
      'Neither S3, for access logs, nor AWS Config delivers into a bucket with a default lock. Where data are retained, the policies of both buckets deny deletion to everybody.',
    reviewed: auditReview,
  }),
  ...disagree({
    rules: { 'cfn-guard': locks },
    resources: [TRAILS],
    environments: ['local', 'test'],
    reason:
      'A lock can never be taken off a bucket, and an account that comes and goes could not be cleared. Where patient data are, the trail is locked for six years, and the rule stands.',
    reviewed: auditReview,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['S3_BUCKET_REPLICATION_ENABLED'] },
    resources: [ACCESS_LOGS, HISTORY, TRAILS],
    reason:
      'The register of exceptions holds it open with an owner and an end. Events of the trail are in its log group as well, AWS Config answers from its own store, and access logs are where a chain of copies ends.',
    reviewed: auditReview,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['s3_event_notifications_enabled_check'] },
    resources: [ACCESS_LOGS, HISTORY, TRAILS],
    reason:
      'Nobody acts on the arrival of a record. Deleting one is recorded by the trail and sets off an alarm.',
    reviewed: auditReview,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['S3_BUCKET_NO_PUBLIC_RW_ACL'] },
    resources: [ACCESS_LOGS, HISTORY, TRAILS],
    reason:
      'The rule takes a missing AccessControl for a public one. All buckets refuse access lists altogether (BucketOwnerEnforced) and block public access.',
    reviewed: auditReview,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['S3_BUCKET_SSL_REQUESTS_ONLY'] },
    resources: ['audit'],
    reason:
      'The rule looks for the boolean false, and policies say "false", as IAM writes it. All bucket policies deny plain HTTP, and the Control Tower rule that asks for the same passes.',
    reviewed: auditReview,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['guardduty_s3_protection_enabled_check'] },
    resources: ['audit/DetectionGuardDutyDetector31A424A8'],
    environments: ['prod'],
    reason:
      'The rule reads DataSources, which AWS has replaced by Features. There the plan for S3 is on, by its name.',
    reviewed: auditReview,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['guardduty_s3_protection_enabled_check'] },
    resources: ['audit/DetectionGuardDutyDetector31A424A8'],
    environments: ['local', 'test'],
    reason:
      'The plan is paid for by the event, and there are synthetic data only. Where patient data are it is on.',
    reviewed: auditReview,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['cloudwatch_log_group_retention_period_check'] },
    resources: ['audit/RecordsLogsTrailD5CDA11F', 'audit/RecordsLogsSessionsE50A4072'],
    environments: ['local', 'test'],
    reason:
      'These accounts take synthetic data only: 30 days are for finding faults. Where patient data are, logs are kept for six years, and the rule stands.',
    reviewed: auditReview,
  }),
];
