import { disagree } from '../disagree';
import type { Disagreement } from '../disagreement';
import { deliveryReview as reviewed } from './reviews';

const ACCESS_LOGS = 'delivery/ArtefactsAccessLogs62F8C1E7';
const ARTEFACTS = 'delivery/ArtefactsBucket44D43D7B';
const locks = ['S3_BUCKET_DEFAULT_LOCK_ENABLED', 's3_bucket_object_lock_enabled_check'];

export const deliveryDisagreements: readonly Disagreement[] = [
  ...disagree({
    rules: {
      'cfn-guard': ['S3_BUCKET_LOGGING_ENABLED', 's3_bucket_logging_enabled_check'],
      checkov: ['CKV_AWS_18'],
    },
    resources: [ACCESS_LOGS],
    reason:
      'Access logs of what was built go here. A bucket that logs into itself makes logs about its logs.',
    reviewed,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['s3_bucket_default_encryption_kms_check'] },
    resources: [ACCESS_LOGS],
    reason:
      'S3 does not deliver access logs into a bucket whose default encryption uses a KMS key. This one has the keys of S3.',
    reviewed,
  }),
  ...disagree({
    rules: { 'cfn-guard': locks },
    resources: [ACCESS_LOGS],
    reason:
      'S3 delivers no access logs into a bucket with a default lock. Where data are retained, a policy denies deletion to everybody.',
    reviewed,
  }),
  ...disagree({
    rules: { 'cfn-guard': locks },
    resources: [ARTEFACTS],
    reason:
      'What was built can be built again from its commit, its name is the digest of its content, and no role of the layer may delete it.',
    reviewed,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['S3_BUCKET_REPLICATION_ENABLED'] },
    resources: [ACCESS_LOGS, ARTEFACTS],
    reason:
      'The register of exceptions holds it open with an owner and an end: nothing here is lost that cannot be made again.',
    reviewed,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['s3_event_notifications_enabled_check'] },
    resources: [ACCESS_LOGS],
    reason: 'Nobody acts on the arrival of an access log. The bucket that is logged sends its events.',
    reviewed,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['S3_BUCKET_NO_PUBLIC_RW_ACL'] },
    resources: [ACCESS_LOGS, ARTEFACTS],
    reason:
      'The rule takes a missing AccessControl for a public one. Both buckets refuse access lists altogether and block public access.',
    reviewed,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['S3_BUCKET_SSL_REQUESTS_ONLY'] },
    resources: ['delivery'],
    reason:
      'The rule looks for the boolean false, and policies say "false", as IAM writes it. Both bucket policies deny plain HTTP.',
    reviewed,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['cloudwatch_log_group_retention_period_check'] },
    resources: ['delivery/LogsBuild5D30AEA0', 'delivery/LogsDeployCE63A478'],
    environments: ['local', 'test'],
    reason:
      'Logs of accounts with synthetic data are kept for a month. Where patient data are, it is six years.',
    reviewed,
  }),
];
