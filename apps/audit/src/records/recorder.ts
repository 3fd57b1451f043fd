import { Stack, aws_config as config, type aws_kms as kms } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { HistoryBucket } from './history-bucket';

export interface RecorderProps {
  readonly bucket: HistoryBucket;
  readonly key: kms.IKey;
  /** Whether roles, users and other resources that are in no region are recorded here; one region of an account does it. */
  readonly recordsGlobalTypes: boolean;
}

/**
 * AWS Config, recording every type of resource that it knows. It takes the role that AWS keeps for it in every account
 * that uses it, which nobody can change.
 *
 * The two parts must not wait for one another: CloudFormation starts the recorder when the channel is there, and makes
 * the channel when the recorder is.
 */
export class Recorder extends Construct {
  constructor(scope: Construct, id: string, { bucket, key, recordsGlobalTypes }: RecorderProps) {
    super(scope, id);
    const recorder = new config.CfnConfigurationRecorder(this, 'Recorder', {
      roleArn: configRoleArn(this),
      recordingGroup: { allSupported: true, includeGlobalResourceTypes: recordsGlobalTypes },
    });
    const channel = new config.CfnDeliveryChannel(this, 'Channel', {
      s3BucketName: bucket.bucketName,
      s3KmsKeyArn: key.keyArn,
      configSnapshotDeliveryProperties: { deliveryFrequency: 'TwentyFour_Hours' },
    });
    for (const part of [recorder, channel]) part.node.addDependency(bucket);
  }
}

function configRoleArn(scope: Construct): string {
  return Stack.of(scope).formatArn({
    service: 'iam',
    region: '',
    resource: 'role',
    resourceName: 'aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig',
  });
}
