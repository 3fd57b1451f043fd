import {
  Stack,
  aws_cloudtrail as cloudtrail,
  aws_iam as iam,
  type aws_kms as kms,
  type aws_logs as logs,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { TrailBucket } from './trail-bucket';
import { trailArn, trailName } from './trail-name';
import { TrailRole } from './trail-role';
import { type TrailSelectorsProps, trailSelectors } from './trail-selectors';

export interface TrailProps extends Omit<TrailSelectorsProps, 'partition'> {
  readonly bucket: TrailBucket;
  /** Where the events go that alarms and queries look at. */
  readonly logGroup: logs.ILogGroup;
  /** Encrypts the trail. */
  readonly key: kms.Key;
}

/** The trail of the account: all regions, encrypted, and signed so that a change shows. */
export class Trail extends Construct {
  constructor(scope: Construct, id: string, props: TrailProps) {
    super(scope, id);
    const { bucket, logGroup, key } = props;
    key.addToResourcePolicy(this.useOfKey());
    const role = new TrailRole(this, 'Role', { logGroup });
    const trail = new cloudtrail.CfnTrail(this, 'Trail', {
      trailName: trailName(this),
      isLogging: true,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      kmsKeyId: key.keyArn,
      s3BucketName: bucket.bucketName,
      cloudWatchLogsLogGroupArn: logGroup.logGroupArn,
      cloudWatchLogsRoleArn: role.roleArn,
      advancedEventSelectors: trailSelectors({ ...props, partition: Stack.of(this).partition }),
    });
    // CloudTrail tries to write as soon as it is told to, so whatever lets it comes first.
    trail.node.addDependency(bucket, role);
  }

  /** CloudTrail makes a data key for every file, for this trail alone. */
  private useOfKey(): iam.PolicyStatement {
    const { partition, account } = Stack.of(this);
    return new iam.PolicyStatement({
      sid: 'TrailOfThisStack',
      principals: [new iam.ServicePrincipal('cloudtrail.amazonaws.com')],
      actions: ['kms:GenerateDataKey*', 'kms:DescribeKey'],
      resources: ['*'],
      conditions: {
        StringEquals: { 'aws:SourceArn': trailArn(this) },
        StringLikeIfExists: {
          'kms:EncryptionContext:aws:cloudtrail:arn': `arn:${partition}:cloudtrail:*:${account}:trail/*`,
        },
      },
    });
  }
}
