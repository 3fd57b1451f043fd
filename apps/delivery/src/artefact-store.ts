import { LogBucket } from '@hipaa-cdk/constructs';
import { aws_iam as iam, type aws_kms as kms, type aws_s3 as s3 } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { KeptBucket } from './kept-bucket';

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
  /** Takes the access logs of the buckets of this layer. */
  readonly accessLogs: LogBucket;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ArtefactStoreProps,
  ) {
    super(scope, id);
    const { key, days } = props;
    this.accessLogs = new LogBucket(this, 'AccessLogs');
    this.bucket = new KeptBucket(this, 'Bucket', {
      key,
      accessLogs: this.accessLogs,
      accessLogsPrefix: 'artefacts/',
      days,
      expiry: 'ExpireArtefacts',
    });
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
