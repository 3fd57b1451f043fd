import type { TemplateResource } from '@hipaa-cdk/templates';
import { outcomes } from '../../testing/outcomes';
import { bucketForeignKeysBlocked } from './bucket-foreign-keys-blocked';

const judge = (BlockedEncryptionTypes?: unknown, others: Record<string, TemplateResource> = {}) =>
  outcomes(bucketForeignKeysBlocked, {
    Bucket: {
      Type: 'AWS::S3::Bucket',
      Properties: { BucketEncryption: { ServerSideEncryptionConfiguration: [{ BlockedEncryptionTypes }] } },
    },
    ...others,
  });
const policy = (Effect: string, value: unknown) => ({
  Type: 'AWS::S3::BucketPolicy',
  Properties: {
    Bucket: { Ref: 'Bucket' },
    PolicyDocument: {
      Statement: {
        Effect,
        Principal: '*',
        Action: 's3:PutObject',
        Condition: { Null: { 's3:x-amz-server-side-encryption-customer-algorithm': value } },
      },
    },
  },
});

test('a bucket that blocks foreign keys passes', () => {
  expect(judge({ EncryptionType: ['SSE-C'] })).toEqual(['pass Bucket']);
});

test.each([undefined, {}, { EncryptionType: ['NONE'] }])('a bucket that blocks %j fails', (blocked) => {
  expect(judge(blocked)).toEqual(['fail Bucket']);
});

test.each([
  ['Deny', 'false', 'pass Bucket'],
  ['Deny', 'true', 'fail Bucket'],
  ['Allow', 'false', 'fail Bucket'],
])('a policy that says %s where the absence of a key is %s: %s', (effect, value, expected) => {
  expect(judge(undefined, { Policy: policy(effect, value) })).toEqual([expected]);
});
