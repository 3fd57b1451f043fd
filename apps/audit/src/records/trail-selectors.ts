import type { aws_cloudtrail as cloudtrail } from 'aws-cdk-lib';

export interface TrailSelectorsProps {
  /** Part of AWS that the account is in, such as `aws` or `aws-us-gov`. */
  readonly partition: string;
  /** How the names of all buckets of the application begin. */
  readonly application: string;
  /** How the names of buckets begin that only take logs; their traffic is left out, or logs would log themselves. */
  readonly logBuckets: readonly string[];
}

type Selector = cloudtrail.CfnTrail.AdvancedEventSelectorProperty;

/** What a delivery never does to a log, and somebody who wants it gone does. */
export const TAMPERING = ['DeleteObject', 'DeleteObjects', 'PutObjectRetention', 'PutObjectLegalHold'];

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
