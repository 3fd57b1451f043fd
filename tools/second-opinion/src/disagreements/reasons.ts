import { type Review, type Disagreement, disagree } from '../disagreement';

/** Resources that a reason is about in one layer, and the review that found it to hold there. */
interface SameReason {
  /** `layer/LogicalId`. */
  readonly resources: readonly string[];
  readonly reviewed: Review;
}

/** Security groups that let nothing out but what they have a rule for. */
export function nothingOut(where: SameReason): readonly Disagreement[] {
  return disagree({
    rules: { 'cfn-guard': ['SECURITY_GROUP_EGRESS_PORT_RANGE_RULE'] },
    reason:
      'The range is that of an ICMP rule to 255.255.255.255/32, which matches no packet: it takes the place of the rule that lets everything out.',
    ...where,
  });
}

/** Load balancers that log into a bucket of another stack. */
export function publishedLogBucket(where: SameReason): readonly Disagreement[] {
  return disagree({
    rules: { 'cfn-guard': ['elbv2_logging_enabled_check'] },
    reason:
      'The rule wants the name of the bucket as a text. It is a parameter that another layer publishes, and the same attributes switch the logs on.',
    ...where,
  });
}

/** Log groups of environments that keep logs for a month; where a group has the name of one, of that one. */
export function shortRetention(
  where: SameReason & Pick<Disagreement, 'environments'>,
): readonly Disagreement[] {
  return disagree({
    rules: { 'cfn-guard': ['cloudwatch_log_group_retention_period_check'] },
    environments: ['local', 'test'],
    reason:
      'These environments take synthetic data only, and their logs are no evidence of anything: 30 days are for finding faults. Where patient data are, logs are kept for six years, and the rule stands.',
    ...where,
  });
}

/** Rules that ask whether a bucket is locked by default. */
export const LOCK_RULES = ['S3_BUCKET_DEFAULT_LOCK_ENABLED', 's3_bucket_object_lock_enabled_check'];

interface BucketsProps {
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

/** The review of the layers network, storage and database, with the engines as first pinned. */
export const firstReview: Review = { by: 'platform-team', on: '2026-11-23' };

/** The review of the layer bastion. */
export const bastionReview: Review = { by: 'platform-team', on: '2026-11-25' };

/** The review of the audit layer. */
export const auditReview: Review = { by: 'platform-team', on: '2026-11-25' };

/** The review of the catalog layer and of the products that it publishes. */
export const catalogReview: Review = { by: 'platform-team', on: '2026-11-25' };

/** The review of the delivery layer. */
export const deliveryReview: Review = { by: 'platform-team', on: '2026-11-25' };
