import { aws_iam as iam } from 'aws-cdk-lib';

export interface OwnFilesProps {
  readonly bucketArn: string;
  /** Key that encrypts the bucket. */
  readonly keyArn: string;
  /** Region of both. */
  readonly region: string;
}

/** Where the files of a person are. IAM fills in the identity of the caller, which nobody can choose. */
const OWN = 'private/${cognito-identity.amazonaws.com:sub}';

/** Lets everybody read, write, delete and list what is below a prefix of their own, and use the key through S3 only. */
export function ownFiles({ bucketArn, keyArn, region }: OwnFilesProps): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({
      sid: 'UseOwnFiles',
      actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
      resources: [`${bucketArn}/${OWN}/*`],
    }),
    new iam.PolicyStatement({
      sid: 'ListOwnFiles',
      actions: ['s3:ListBucket'],
      resources: [bucketArn],
      conditions: { StringLike: { 's3:prefix': [`${OWN}/*`] } },
    }),
    new iam.PolicyStatement({
      sid: 'UseKeyOfBucket',
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` } },
    }),
  ];
}
