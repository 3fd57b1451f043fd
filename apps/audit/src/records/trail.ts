import {
  Stack,
  aws_cloudtrail as cloudtrail,
  aws_iam as iam,
  type aws_kms as kms,
  type aws_logs as logs,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { type TrailBucket, trailArn, trailName } from './record-buckets';

interface TrailSelectorsProps {
  /** Part of AWS that the account is in, such as `aws` or `aws-us-gov`. */
  readonly partition: string;
  /** How the names of all buckets of the application begin. */
  readonly application: string;
  /** How the names of buckets begin that only take logs; their traffic is left out, or logs would log themselves. */
  readonly logBuckets: readonly string[];
}

type Selector = cloudtrail.CfnTrail.AdvancedEventSelectorProperty;

/** What a delivery never does to a log, and somebody who wants it gone does. */
const TAMPERING = ['DeleteObject', 'DeleteObjects', 'PutObjectRetention', 'PutObjectLegalHold'];

/**
 * What the trail records: every management event, who reads and writes objects of the application, and who touches logs.
 * Buckets are told by the beginning of their names, which CloudFormation takes from their stacks.
 */
export function trailSelectors({ partition, application, logBuckets }: TrailSelectorsProps): Selector[] {
  const bucket = (name: string): string => `arn:${partition}:s3:::${name}`;
  const logs = logBuckets.map(bucket);
  return [
    { name: 'Management', fieldSelectors: [{ field: 'eventCategory', equalTo: ['Management'] }] },
    {
      name: 'ApplicationObjects',
      fieldSelectors: [
        ...objects,
        { field: 'resources.ARN', startsWith: [bucket(application)], notStartsWith: logs },
      ],
    },
    {
      name: 'LogTampering',
      fieldSelectors: [
        ...objects,
        { field: 'resources.ARN', startsWith: logs },
        { field: 'eventName', equalTo: TAMPERING },
      ],
    },
  ];
}

const objects = [
  { field: 'eventCategory', equalTo: ['Data'] },
  { field: 'resources.type', equalTo: ['AWS::S3::Object'] },
];

interface TrailRoleProps {
  /** Where the trail writes. */
  readonly logGroup: logs.ILogGroup;
}

/**
 * Lets CloudTrail write to the log group of the trail. For this role CloudTrail documents no condition on whom it acts
 * for; nobody outside of the account can hand the role over, and all that it may do is add events to one group.
 */
class TrailRole extends iam.Role {
  constructor(scope: Construct, id: string, { logGroup }: TrailRoleProps) {
    super(scope, id, {
      description: 'CloudTrail writes to its log group with it',
      assumedBy: new iam.ServicePrincipal('cloudtrail.amazonaws.com'),
    });
    new iam.ManagedPolicy(this, 'Write', {
      description: 'Events of the trail, into its log group',
      roles: [this],
      statements: [
        new iam.PolicyStatement({
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [logGroup.logGroupArn],
        }),
      ],
    });
  }
}

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
