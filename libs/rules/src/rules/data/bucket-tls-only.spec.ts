import { outcomes } from '../../testing/outcomes';
import { bucketTlsOnly } from './bucket-tls-only';

const deny = (Condition: object) => ({ Effect: 'Deny', Principal: '*', Action: 's3:*', Condition });
const plain = deny({ Bool: { 'aws:SecureTransport': 'false' } });
const old = deny({ NumericLessThan: { 's3:TlsVersion': '1.2' } });
const judge = (...Statement: readonly object[]) =>
  outcomes(bucketTlsOnly, {
    Bucket: { Type: 'AWS::S3::Bucket' },
    Policy: {
      Type: 'AWS::S3::BucketPolicy',
      Properties: { Bucket: { Ref: 'Bucket' }, PolicyDocument: { Statement } },
    },
  });

test('a bucket that denies plain HTTP and old TLS passes', () => {
  expect(judge(plain, old)).toEqual(['pass Bucket', 'pass Bucket']);
});

test('a bucket that only denies plain HTTP fails', () => {
  expect(judge(plain)).toEqual(['pass Bucket', 'fail Bucket']);
});

test('a bucket that only denies old TLS fails', () => {
  expect(judge(old)).toEqual(['fail Bucket', 'pass Bucket']);
});

test('a bucket without a policy fails', () => {
  expect(outcomes(bucketTlsOnly, { Bucket: { Type: 'AWS::S3::Bucket' } })).toEqual([
    'fail Bucket',
    'fail Bucket',
  ]);
});
