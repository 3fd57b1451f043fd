import type { Rule, Verdict } from '../../rule';
import { retentionFloors } from '../logging/retention-floors';
import type { TemplateView, ViewedResource } from '../../template-view';
import { mayHoldHealthData, judged } from '../../reading/property-rule';
import { bucketRoles } from '../../reading/bucket-roles';
import { readings, isTrue, numberOf, isGiven, items, written } from '../../reading/values';
import { attachedPolicies, meansEverybody, policyStatements } from '../../reading/policy-statements';

const DEFAULT_RETENTION = 'ObjectLockConfiguration.Rule.DefaultRetention';

const listeners = ['TopicConfigurations', 'QueueConfigurations', 'LambdaConfigurations'];

const BLOCKED_ENCRYPTION =
  'BucketEncryption.ServerSideEncryptionConfiguration.*.BlockedEncryptionTypes.EncryptionType';

const LIFECYCLE = 'LifecycleConfiguration.Rules';

const periods = ['NoncurrentVersionExpiration.NoncurrentDays', 'NoncurrentVersionExpirationInDays'];

/** Days: as far back as backups reach. */
const { days: shortestLife } = retentionFloors.backupPlan;

export const bucketRules: readonly Rule[] = [
  /**
   * AWS Config rule: S3_BUCKET_DEFAULT_LOCK_ENABLED, narrowed to the buckets that it makes sense for: those that take a trail,
   * and those that are made for locking but lock nothing by default.
   *
   * Never judged are buckets that take server access logs or the history of AWS Config: both services refuse to deliver into
   * a bucket with default retention. Whether load balancers and flow logs deliver there AWS does not say; their buckets are
   * judged only when they have object lock already.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
   * @see https://docs.aws.amazon.com/config/latest/developerguide/manage-delivery-channel.html
   */
  {
    id: 'BucketDefaultLock',
    description: 'Evidence cannot be changed or deleted before its time',
    citations: ['45 CFR 164.312(c)(1)', '45 CFR 164.312(c)(2)', '45 CFR 164.316(b)(2)(i)'],
    remedy:
      'Set ObjectLockEnabled, and a default retention in ObjectLockConfiguration. A bucket that exists is replaced.',
    evaluate: (template, context) =>
      mayHoldHealthData(context)
        ? template.resources('AWS::S3::Bucket').flatMap((bucket) => lockVerdicts(bucket, template))
        : [],
  },

  /**
   * AWS Config rule: S3_EVENT_NOTIFICATIONS_ENABLED, for buckets of the application. Buckets that AWS writes logs into are not
   * judged: every delivery would be an event, and nobody has anything to do about one.
   *
   * CDK asks for notifications by a custom resource; that counts.
   */
  {
    id: 'BucketEventNotifications',
    description: 'Changes of objects are announced',
    citations: ['45 CFR 164.312(b)', '45 CFR 164.308(a)(6)(ii)'],
    remedy: 'Set NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled to true.',
    evaluate: (template) =>
      template
        .resources('AWS::S3::Bucket')
        .filter((bucket) => bucketRoles(bucket, template).size === 0)
        .map((bucket) => notificationVerdict(bucket, template)),
  },

  /**
   * With SSE-C a caller brings a key that nobody else has: an object that is overwritten so is lost to its owner. S3 blocks it
   * in new buckets by itself, but what a bucket does by itself depends on when it was made.
   */
  {
    id: 'BucketForeignKeysBlocked',
    description: 'Nobody can encrypt objects with a key that only they have',
    citations: ['45 CFR 164.312(a)(2)(iv)', '45 CFR 164.312(c)(1)'],
    remedy:
      'Block SSE-C in BlockedEncryptionTypes (blockedEncryptionTypes in CDK), or deny it in the bucket policy.',
    evaluate: (template) =>
      template.resources('AWS::S3::Bucket').map((bucket) => foreignKeysVerdict(bucket, template)),
  },

  /**
   * AWS Config rule: S3_VERSION_LIFECYCLE_POLICY_CHECK. It is content with any lifecycle rule; this one wants a rule that ends
   * old versions, without which a deleted record is never gone. Buckets without versions are not judged.
   */
  {
    id: 'BucketVersionLifecycle',
    description: 'Old versions of objects end some day',
    citations: ['45 CFR 164.310(d)(2)(i)'],
    remedy: 'Add an enabled lifecycle rule with NoncurrentVersionExpiration.',
    evaluate: (template) =>
      template
        .resources('AWS::S3::Bucket')
        .filter(({ properties }) =>
          readings(properties, 'VersioningConfiguration.Status').includes('Enabled'),
        )
        .map(lifecycleVerdict),
  },

  /** How long records are kept is for the law of a state to say; a rule that empties the whole bucket in days is a mistake. */
  {
    id: 'BucketObjectsKept',
    description: `No lifecycle rule empties a bucket with health data within ${shortestLife} days`,
    citations: ['45 CFR 164.312(c)(1)', '45 CFR 164.308(a)(7)(ii)(A)'],
    remedy: `Raise ExpirationInDays to ${shortestLife} or more, or give the rule a prefix or tag.`,
    evaluate: (template, context) =>
      mayHoldHealthData(context)
        ? template
            .resources('AWS::S3::Bucket')
            .filter((bucket) => bucketRoles(bucket, template).size === 0)
            .map((bucket) => {
              const value = readings(bucket.properties, LIFECYCLE)[0];
              const holds = items(value).every((rule) => !emptiesSoon(rule));
              const problem = 'it is emptied before anybody notices';
              return judged(bucket, { property: LIFECYCLE, value, holds, problem });
            })
        : [],
  },
];

function lockVerdicts(bucket: ViewedResource, template: TemplateView): Verdict[] {
  const roles = bucketRoles(bucket, template);
  if (roles.has('access-logs') || roles.has('configuration-history')) return [];
  if (!roles.has('trail') && !isTrue(bucket.properties['ObjectLockEnabled'])) return [];
  const value = readings(bucket.properties, DEFAULT_RETENTION)[0];
  const periods = ['Days', 'Years'].flatMap((unit) =>
    readings(bucket.properties, `${DEFAULT_RETENTION}.${unit}`),
  );
  const modes = readings(bucket.properties, `${DEFAULT_RETENTION}.Mode`);
  const holds =
    isTrue(bucket.properties['ObjectLockEnabled']) &&
    periods.some((period) => (numberOf(period) ?? 0) > 0) &&
    modes.every((mode) => mode === 'COMPLIANCE' || mode === 'GOVERNANCE');
  return [
    judged(bucket, {
      property: DEFAULT_RETENTION,
      value,
      holds,
      problem: 'objects can be deleted as soon as they are there',
    }),
  ];
}

function notificationVerdict(bucket: ViewedResource, template: TemplateView): Verdict {
  const value = bucket.properties['NotificationConfiguration'];
  const asked = template
    .resources('Custom::S3BucketNotifications')
    .filter(({ properties }) => template.target(properties['BucketName'])?.logicalId === bucket.logicalId)
    .some(({ properties }) => announces(properties));
  const holds = asked || announces(bucket.properties);
  const problem = 'nobody hears of objects that are written or deleted';
  return judged(bucket, { property: 'NotificationConfiguration', value, holds, problem });
}

function announces(properties: unknown): boolean {
  const bus = readings(properties, 'NotificationConfiguration.EventBridgeConfiguration');
  const onBus = (value: unknown): boolean =>
    isGiven(value) && readings(value, 'EventBridgeEnabled').every((on) => on === undefined || isTrue(on));
  return (
    bus.every(onBus) ||
    listeners.some((name) => readings(properties, `NotificationConfiguration.${name}`).every(isGiven))
  );
}

function foreignKeysVerdict(bucket: ViewedResource, template: TemplateView): Verdict {
  const blocked = readings(bucket.properties, BLOCKED_ENCRYPTION);
  const holds = blocked.every((types) => items(types).includes('SSE-C')) || denied(bucket, template);
  const problem = 'a caller can overwrite objects with ones that nobody else can read';
  return judged(bucket, { property: BLOCKED_ENCRYPTION, value: blocked[0], holds, problem });
}

function denied(bucket: ViewedResource, template: TemplateView): boolean {
  return attachedPolicies(bucket, template)
    .flatMap(policyStatements)
    .some(
      (statement) =>
        statement.effect === 'Deny' &&
        meansEverybody(statement) &&
        /customer-algorithm":\[?"?false/.test(written(statement.conditions['Null'])),
    );
}

function lifecycleVerdict(bucket: ViewedResource): Verdict {
  const value = readings(bucket.properties, LIFECYCLE)[0];
  const problem = 'versions that have been replaced or deleted are kept for ever';
  return judged(bucket, {
    property: LIFECYCLE,
    value,
    holds: items(value).some(endsOldVersions),
    problem,
  });
}

function endsOldVersions(rule: unknown): boolean {
  const enabled = readings(rule, 'Status').every((status) => status === 'Enabled');
  return (
    enabled && periods.some((period) => readings(rule, period).every((days) => (numberOf(days) ?? 0) > 0))
  );
}

/** Whether a rule takes every object that is a few days old. */
function emptiesSoon(rule: unknown): boolean {
  const isNarrow = ['Prefix', 'Filter', 'TagFilters', 'ObjectSizeLessThan'].some((name) =>
    readings(rule, name).some(isGiven),
  );
  const isOff = readings(rule, 'Status').every((status) => status === 'Disabled');
  return (
    !isNarrow &&
    !isOff &&
    (readings(rule, 'ExpirationInDays').some(
      (days) => days !== undefined && (numberOf(days) ?? 0) < shortestLife,
    ) ||
      readings(rule, 'ExpirationDate').some(isGiven))
  );
}
