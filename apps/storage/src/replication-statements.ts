import { aws_iam as iam } from 'aws-cdk-lib';

/** A bucket and the key that encrypts it. */
export interface KeyedBucket {
  readonly bucketArn: string;
  readonly keyArn: string;
  readonly region: string;
}

export interface ReplicationStatementsProps {
  readonly source: KeyedBucket;
  readonly destination: KeyedBucket;
  /** Whether retention and legal holds of the source are copied. */
  readonly locked: boolean;
}

/** What S3 needs to copy from one encrypted bucket into another, and no more. */
export function replicationStatements({
  source,
  destination,
  locked,
}: ReplicationStatementsProps): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({
      sid: 'ReadRule',
      actions: ['s3:GetReplicationConfiguration', 's3:ListBucket'],
      resources: [source.bucketArn],
    }),
    new iam.PolicyStatement({
      sid: 'ReadOriginals',
      actions: [
        's3:GetObjectVersionForReplication',
        's3:GetObjectVersionAcl',
        's3:GetObjectVersionTagging',
        ...(locked ? ['s3:GetObjectRetention', 's3:GetObjectLegalHold'] : []),
      ],
      resources: [`${source.bucketArn}/*`],
    }),
    new iam.PolicyStatement({
      sid: 'WriteCopies',
      actions: ['s3:ReplicateObject', 's3:ReplicateDelete', 's3:ReplicateTags'],
      resources: [`${destination.bucketArn}/*`],
    }),
    useKey('DecryptOriginals', source, ['kms:Decrypt']),
    // S3 checks a bucket-level key by decrypting it, and makes one where the destination has none yet.
    useKey('EncryptCopies', destination, ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey']),
  ];
}

/** The key may be used by S3 alone, for objects of that bucket alone. */
function useKey(
  sid: string,
  { bucketArn, keyArn, region }: KeyedBucket,
  actions: string[],
): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid,
    actions,
    resources: [keyArn],
    conditions: {
      StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` },
      // The bucket's ARN where one bucket-level key serves many objects, the object's ARN where not.
      StringLike: { 'kms:EncryptionContext:aws:s3:arn': [bucketArn, `${bucketArn}/*`] },
    },
  });
}
