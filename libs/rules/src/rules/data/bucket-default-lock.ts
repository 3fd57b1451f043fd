import type { Rule, Verdict } from '../../rule';
import type { TemplateView, ViewedResource } from '../../template-view';
import { mayHoldHealthData } from '../../reading/applicability';
import { bucketRoles } from '../../reading/bucket-roles';
import { judged } from '../../reading/judged';
import { readings } from '../../reading/readings';
import { isTrue, numberOf } from '../../reading/value';

const property = 'ObjectLockConfiguration.Rule.DefaultRetention';

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
export const bucketDefaultLock: Rule = {
  id: 'BucketDefaultLock',
  description: 'Evidence cannot be changed or deleted before its time',
  citations: ['45 CFR 164.312(c)(1)', '45 CFR 164.312(c)(2)', '45 CFR 164.316(b)(2)(i)'],
  remedy:
    'Set ObjectLockEnabled, and a default retention in ObjectLockConfiguration. A bucket that exists is replaced.',
  evaluate: (template, context) =>
    mayHoldHealthData(context)
      ? template.resources('AWS::S3::Bucket').flatMap((bucket) => verdicts(bucket, template))
      : [],
};

function verdicts(bucket: ViewedResource, template: TemplateView): Verdict[] {
  const roles = bucketRoles(bucket, template);
  if (roles.has('access-logs') || roles.has('configuration-history')) return [];
  if (!roles.has('trail') && !isTrue(bucket.properties['ObjectLockEnabled'])) return [];
  const value = readings(bucket.properties, property)[0];
  const periods = ['Days', 'Years'].flatMap((unit) => readings(bucket.properties, `${property}.${unit}`));
  const modes = readings(bucket.properties, `${property}.Mode`);
  const holds =
    isTrue(bucket.properties['ObjectLockEnabled']) &&
    periods.some((period) => (numberOf(period) ?? 0) > 0) &&
    modes.every((mode) => mode === 'COMPLIANCE' || mode === 'GOVERNANCE');
  return [
    judged(bucket, { property, value, holds, problem: 'objects can be deleted as soon as they are there' }),
  ];
}
