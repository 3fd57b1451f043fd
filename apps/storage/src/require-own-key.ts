import { aws_iam as iam, type aws_kms as kms, type aws_s3 as s3 } from 'aws-cdk-lib';

/**
 * Denies uploads that ask for any encryption but the bucket's own key.
 *
 * An upload that asks for nothing has neither header and gets the bucket's default, which is that key: `Null: false`
 * lets it pass, because S3 judges the headers of the request before it applies the default. An upload that does ask
 * must name the key. `StringNotEquals` also holds where the header is missing (`StringNotEqualsIfExists` would mean the
 * same), and is meant to: asking for `aws:kms` without a key gets the account's `aws/s3` key, and `AES256` has none.
 */
export function requireOwnKey(bucket: s3.Bucket, key: kms.IKey): void {
  bucket.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'DenyForeignEncryption',
      effect: iam.Effect.DENY,
      principals: [new iam.AnyPrincipal()],
      actions: ['s3:PutObject'],
      resources: [bucket.arnForObjects('*')],
      conditions: {
        Null: { 's3:x-amz-server-side-encryption': 'false' },
        StringNotEquals: { 's3:x-amz-server-side-encryption-aws-kms-key-id': key.keyArn },
      },
    }),
  );
}
