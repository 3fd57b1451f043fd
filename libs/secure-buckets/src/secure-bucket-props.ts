import { aws_s3 as s3 } from 'aws-cdk-lib';

/** What every bucket has, whatever it holds. */
export const secureBucketProps = {
  blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
  /** No object has an access list of its own, so policies alone decide. */
  objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
  /** Plain HTTP is denied by the bucket's policy, and so is TLS below 1.2. */
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  versioned: true,
  /** A caller's own key would leave objects that nobody else can ever read. */
  blockedEncryptionTypes: [s3.BlockedEncryptionType.SSE_C],
} satisfies s3.BucketProps;
