import type { ContractValues } from '@hipaa-cdk/contract';
import type { storageContract } from '@hipaa-cdk/contracts-storage';
import { aws_iam as iam } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { keyStatement } from './key-statement';

type Storage = Pick<ContractValues<typeof storageContract>, 'bucketArn' | 'bucketKeyArn'>;

/**
 * The application's files: everything below one prefix of the bucket, and nothing beside it. It can take a file away but
 * not the versions behind it, so that what it has deleted or overwritten can be brought back by somebody else.
 *
 * @param prefix with a slash at its end
 */
export function fileStatements(
  scope: Construct,
  { bucketArn, bucketKeyArn }: Storage,
  prefix: string,
): iam.PolicyStatement[] {
  const files = `${bucketArn}/${prefix}*`;
  return [
    new iam.PolicyStatement({
      sid: 'ListFiles',
      actions: ['s3:ListBucket'],
      resources: [bucketArn],
      conditions: { StringLike: { 's3:prefix': `${prefix}*` } },
    }),
    new iam.PolicyStatement({
      sid: 'UseFiles',
      // An upload in parts that fails is given up with the last of these.
      actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'],
      resources: [files],
    }),
    keyStatement(scope, {
      sid: 'EncryptFiles',
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      keyArn: bucketKeyArn,
      service: 's3',
      // The bucket's ARN where one bucket-level key serves many objects, as ours does; an upload may ask for one of its own.
      context: { 'aws:s3:arn': [bucketArn, files] },
    }),
  ];
}
