import { UserError } from '@hipaa-cdk/errors';
import { Arn, ArnFormat, Stack, aws_iam as iam, aws_kms as kms, aws_s3 as s3 } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { StorageSettings } from './settings';

export type ReplicationProps = NonNullable<StorageSettings['replication']>;

/** Copies the objects of a bucket into one of another region: the rule, and the role that S3 takes on to follow it. */
export class Replication extends Construct {
  readonly role: iam.Role;
  readonly rule: s3.ReplicationRule;

  /** @throws UserError `REPLICATION_REGION` when the copies would stay in the region of the originals */
  constructor(
    scope: Construct,
    id: string,
    private readonly props: ReplicationProps,
  ) {
    super(scope, id);
    const { account, region } = keyArn(props);
    if (region === Stack.of(this).region) throw sameRegion(props, region);
    this.role = new iam.Role(this, 'Role', {
      description: 'S3 copies the objects of the application bucket with it',
      assumedBy: new iam.ServicePrincipal('s3.amazonaws.com'),
    });
    this.rule = {
      id: 'EveryObject',
      destination: s3.Bucket.fromBucketAttributes(this, 'Replicas', {
        bucketArn: props.bucketArn,
        account,
        region,
      }),
      kmsKey: kms.Key.fromKeyArn(this, 'ReplicaKey', props.keyArn),
      // Without this S3 silently leaves out everything that a KMS key encrypts, which here is everything.
      sseKmsEncryptedObjects: true,
      deleteMarkerReplication: true,
      // Backlog, delay and failures as CloudWatch metrics. The threshold has a meaning only with time control.
      metrics: s3.ReplicationTimeValue.FIFTEEN_MINUTES,
    };
  }

  /**
   * Lets the role copy the objects of `bucket`. Apart from the constructor because the bucket names the role.
   *
   * @param locked whether the bucket has object lock, whose retention is copied as well
   */
  allow(bucket: s3.IBucket, key: kms.IKey, locked: boolean): void {
    const source = { bucketArn: bucket.bucketArn, keyArn: key.keyArn, region: Stack.of(this).region };
    const destination = { ...this.props, region: keyArn(this.props).region };
    new iam.ManagedPolicy(this, 'Policy', {
      description: 'Read the application bucket, write its copies, nothing else',
      roles: [this.role],
      statements: replicationStatements({ source, destination, locked }),
    });
  }
}

/** The settings' schema has made sure that every part is there. */
function keyArn(props: ReplicationProps): { readonly account: string; readonly region: string } {
  const { account = '', region = '' } = Arn.split(props.keyArn, ArnFormat.SLASH_RESOURCE_NAME);
  return { account, region };
}

function sameRegion(props: ReplicationProps, region: string): UserError {
  return new UserError({
    code: 'REPLICATION_REGION',
    message: `replication.keyArn ${props.keyArn} is in ${region}, the region of the bucket itself; expected another region`,
    remedy: 'make a bucket and a key in another region and name them in apps/storage/config.ts',
  });
}

/** A bucket and the key that encrypts it. */
interface KeyedBucket {
  readonly bucketArn: string;
  readonly keyArn: string;
  readonly region: string;
}

interface ReplicationStatementsProps {
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
