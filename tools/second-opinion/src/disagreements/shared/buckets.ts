import { disagree } from '../../disagree';
import type { Disagreement, Review } from '../../disagreement';

/** Rules that ask whether a bucket is locked by default. */
export const LOCK_RULES = ['S3_BUCKET_DEFAULT_LOCK_ENABLED', 's3_bucket_object_lock_enabled_check'];

export interface BucketsProps {
  readonly layer: string;
  /** Every bucket of the layer, those for access logs among them. */
  readonly all: readonly string[];
  /** Buckets that access logs are delivered into. */
  readonly accessLogs: readonly string[];
  /** The bucket for access logs at which a chain of logs about logs ends. */
  readonly lastLogs: string;
  readonly reviewed: Review;
}

/** What engines get wrong about the buckets of every layer, whatever is in them. */
export function bucketDisagreements(props: BucketsProps): readonly Disagreement[] {
  const { layer, all, reviewed } = props;
  return [
    ...disagree({
      rules: { 'cfn-guard': ['S3_BUCKET_NO_PUBLIC_RW_ACL'] },
      resources: all,
      reason:
        'The rule takes a missing AccessControl for a public one. The buckets refuse access lists altogether (BucketOwnerEnforced) and block public access.',
      reviewed,
    }),
    ...disagree({
      rules: { 'cfn-guard': ['S3_BUCKET_SSL_REQUESTS_ONLY'] },
      resources: [layer],
      reason:
        'The rule looks for the boolean false, and policies say "false", as IAM writes it. All bucket policies deny plain HTTP, and the Control Tower rule that asks for the same passes.',
      reviewed,
    }),
    ...accessLogDisagreements(props),
  ];
}

function accessLogDisagreements({ accessLogs, lastLogs, reviewed }: BucketsProps): readonly Disagreement[] {
  return [
    ...disagree({
      rules: {
        'cfn-guard': ['S3_BUCKET_LOGGING_ENABLED', 's3_bucket_logging_enabled_check'],
        checkov: ['CKV_AWS_18'],
      },
      resources: [lastLogs],
      reason:
        'This is the bucket that access logs go to. Logging into itself, each delivered log would be an access to log.',
      reviewed,
    }),
    ...disagree({
      rules: { 'cfn-guard': ['s3_bucket_default_encryption_kms_check'] },
      resources: accessLogs,
      reason:
        'Neither S3 nor a load balancer delivers access logs into a bucket whose default encryption uses a KMS key. It is encrypted with keys of S3 (AES-256), and the logs name requests, not what was answered.',
      reviewed,
    }),
    ...disagree({
      rules: { 'cfn-guard': LOCK_RULES },
      resources: accessLogs,
      reason:
        'Access logs are not delivered into a bucket with a default lock. Where data are retained, the policy of the bucket denies deleting logs to everybody.',
      reviewed,
    }),
    ...disagree({
      rules: { 'cfn-guard': ['s3_event_notifications_enabled_check'] },
      resources: accessLogs,
      reason:
        'Nobody acts on the arrival of an access log. Buckets with data send their events, or are recorded by the trail.',
      reviewed,
    }),
  ];
}
