import type { Template } from '../synthesised-layer';

/** Logical ids of the buckets that are deleted with their stack. Whatever else a policy says keeps the bucket, full. */
export function disposableBuckets(template: Template): ReadonlySet<string> {
  const buckets = Object.entries(template.Resources ?? {}).filter(
    ([, { Type, DeletionPolicy = 'Delete' }]) => Type === 'AWS::S3::Bucket' && DeletionPolicy === 'Delete',
  );
  return new Set(buckets.map(([logicalId]) => logicalId));
}
