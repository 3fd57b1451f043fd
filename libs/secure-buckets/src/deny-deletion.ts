import { aws_iam as iam, type aws_s3 as s3 } from 'aws-cdk-lib';

/**
 * Nobody deletes an object by hand, administrators included. Expiry by the lifecycle does not ask the policy.
 *
 * @param more actions that come to the same, such as lifting a lock
 */
export function denyDeletion(bucket: s3.Bucket, more: readonly string[] = []): void {
  bucket.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'DenyDeletion',
      effect: iam.Effect.DENY,
      principals: [new iam.AnyPrincipal()],
      actions: ['s3:DeleteObject', 's3:DeleteObjectVersion', ...more],
      resources: [bucket.arnForObjects('*')],
    }),
  );
}
