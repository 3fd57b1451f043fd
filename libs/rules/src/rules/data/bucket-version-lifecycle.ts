import type { Rule, Verdict } from '../../rule';
import type { ViewedResource } from '../../template-view';
import { judged } from '../../reading/judged';
import { items, readings } from '../../reading/readings';
import { numberOf } from '../../reading/value';

const property = 'LifecycleConfiguration.Rules';
const periods = ['NoncurrentVersionExpiration.NoncurrentDays', 'NoncurrentVersionExpirationInDays'];

/**
 * AWS Config rule: S3_VERSION_LIFECYCLE_POLICY_CHECK. It is content with any lifecycle rule; this one wants a rule that ends
 * old versions, without which a deleted record is never gone. Buckets without versions are not judged.
 */
export const bucketVersionLifecycle: Rule = {
  id: 'BucketVersionLifecycle',
  description: 'Old versions of objects end some day',
  citations: ['45 CFR 164.310(d)(2)(i)', '45 CFR 164.308(a)(7)(ii)(A)'],
  remedy: 'Add an enabled lifecycle rule with NoncurrentVersionExpiration.',
  evaluate: (template) =>
    template
      .resources('AWS::S3::Bucket')
      .filter(({ properties }) => readings(properties, 'VersioningConfiguration.Status').includes('Enabled'))
      .map(verdict),
};

function verdict(bucket: ViewedResource): Verdict {
  const value = readings(bucket.properties, property)[0];
  const problem = 'versions that have been replaced or deleted are kept for ever';
  return judged(bucket, { property, value, holds: items(value).some(endsOldVersions), problem });
}

function endsOldVersions(rule: unknown): boolean {
  const enabled = readings(rule, 'Status').every((status) => status === 'Enabled');
  return (
    enabled && periods.some((period) => readings(rule, period).every((days) => (numberOf(days) ?? 0) > 0))
  );
}
