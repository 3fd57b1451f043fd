import { dataRemoval } from '@hipaa-cdk/layer';
import { LogBucket, secureBucketProps } from '@hipaa-cdk/constructs';
import { Duration, aws_iam as iam, type aws_kms as kms, aws_s3 as s3 } from 'aws-cdk-lib';
import { Construct } from 'constructs';

export interface ArtefactStoreProps {
  readonly key: kms.Key;
  /** Days that what was built is kept. */
  readonly days: number;
}

/** Below it, every object has the digest of its content for a name. */
export const ARTEFACTS = 'artefacts/';

/** Keeps what was built: code, templates, checks and diffs of a commit in one file, named by its digest. */
export class ArtefactStore extends Construct {
  readonly bucket: s3.Bucket;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ArtefactStoreProps,
  ) {
    super(scope, id);
    const { key, days } = props;
    this.bucket = new s3.Bucket(this, 'Bucket', {
      ...secureBucketProps,
      encryption: s3.BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      serverAccessLogsBucket: new LogBucket(this, 'AccessLogs'),
      serverAccessLogsPrefix: 'artefacts/',
      lifecycleRules: [
        {
          id: 'ExpireArtefacts',
          expiration: Duration.days(days),
          noncurrentVersionExpiration: Duration.days(30),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
        // S3 refuses this in a rule that expires objects as well.
        { id: 'DropEmptyMarkers', expiredObjectDeleteMarker: true },
      ],
      removalPolicy: dataRemoval(this),
    });
    // The bucket construct would add a Lambda function to ask for it.
    (this.bucket.node.defaultChild as s3.CfnBucket).notificationConfiguration = {
      eventBridgeConfiguration: { eventBridgeEnabled: true },
    };
  }

  /** Lets whoever has the statements add to the store, and never take away. */
  writeStatements(): iam.PolicyStatement[] {
    return [this.objects('s3:PutObject'), this.useKey('kms:GenerateDataKey')];
  }

  /** Lets whoever has the statements read what was built. */
  readStatements(): iam.PolicyStatement[] {
    return [this.objects('s3:GetObject'), this.useKey('kms:Decrypt')];
  }

  private objects(action: string): iam.PolicyStatement {
    return new iam.PolicyStatement({
      sid: 'Artefacts',
      actions: [action],
      resources: [this.bucket.arnForObjects(`${ARTEFACTS}*`)],
    });
  }

  private useKey(action: string): iam.PolicyStatement {
    return new iam.PolicyStatement({
      sid: 'ArtefactKey',
      actions: [action],
      resources: [this.props.key.keyArn],
    });
  }
}
