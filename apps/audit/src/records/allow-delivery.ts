import { aws_iam as iam, type aws_s3 as s3 } from 'aws-cdk-lib';

export interface DeliveryProps {
  /** Such as `cloudtrail.amazonaws.com`. */
  readonly service: string;
  /** What it asks for about the bucket before it writes. */
  readonly look: readonly string[];
  /** What the service must be acting for, as conditions of a policy. */
  readonly conditions: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Where below `AWSLogs/<account>/` it writes. */
  readonly folder: string;
}

/** Lets an AWS service look at a bucket and write records of this account into it, handing over what it writes. */
export function allowDelivery(bucket: s3.Bucket, props: DeliveryProps): void {
  const { service, look, conditions, folder } = props;
  const principals = [new iam.ServicePrincipal(service)];
  bucket.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'LookAtBucket',
      principals,
      actions: [...look],
      resources: [bucket.bucketArn],
      conditions,
    }),
  );
  bucket.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'WriteRecords',
      principals,
      actions: ['s3:PutObject'],
      resources: [bucket.arnForObjects(`AWSLogs/${bucket.stack.account}/${folder}`)],
      conditions: {
        ...conditions,
        StringEquals: { ...conditions['StringEquals'], 's3:x-amz-acl': 'bucket-owner-full-control' },
      },
    }),
  );
}
