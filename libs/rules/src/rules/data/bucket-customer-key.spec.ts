import type { TemplateResource } from '@hipaa-cdk/templates';
import { outcomes } from '../../testing/outcomes';
import { bucketCustomerKey } from './bucket-customer-key';

const bucket = (ServerSideEncryptionByDefault: unknown): TemplateResource => ({
  Type: 'AWS::S3::Bucket',
  Properties: {
    BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault }] },
  },
});
const judge = (encryption: unknown) => outcomes(bucketCustomerKey, { Bucket: bucket(encryption) });

test.each(['aws:kms', 'aws:kms:dsse'])('a bucket with a key of ours and %s passes', (SSEAlgorithm) => {
  expect(judge({ SSEAlgorithm, KMSMasterKeyID: { Ref: 'Key' } })).toEqual(['pass Bucket']);
});

test.each([
  undefined,
  { SSEAlgorithm: 'AES256' },
  { SSEAlgorithm: 'aws:kms' },
  { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'alias/aws/s3' },
  { SSEAlgorithm: { Ref: 'Algorithm' }, KMSMasterKeyID: { Ref: 'Key' } },
])('a bucket with %j fails', (encryption) => expect(judge(encryption)).toEqual(['fail Bucket']));

test('a bucket without encryption fails', () => {
  expect(outcomes(bucketCustomerKey, { Bucket: { Type: 'AWS::S3::Bucket' } })).toEqual(['fail Bucket']);
});

test.each([
  [{ SSEAlgorithm: 'AES256' }, 'pass Bucket'],
  [{}, 'fail Bucket'],
])('a bucket for access logs with %j: %s', (encryption, expected) => {
  const Source = {
    Type: 'AWS::S3::Bucket',
    Properties: {
      ...bucket({ SSEAlgorithm: 'aws:kms', KMSMasterKeyID: { Ref: 'Key' } }).Properties,
      LoggingConfiguration: { DestinationBucketName: { Ref: 'Bucket' } },
    },
  };
  expect(outcomes(bucketCustomerKey, { Bucket: bucket(encryption), Source })).toEqual([
    expected,
    'pass Source',
  ]);
});
