import { outcomes } from '../../testing/outcomes';
import { kinesisStreamEncrypted } from './kinesis-stream-encrypted';

const judge = (StreamEncryption: unknown) =>
  outcomes(kinesisStreamEncrypted, {
    Stream: { Type: 'AWS::Kinesis::Stream', Properties: { StreamEncryption } },
  });

test('a stream with a key of ours passes', () => {
  expect(judge({ EncryptionType: 'KMS', KeyId: { Ref: 'Key' } })).toEqual(['pass Stream', 'pass Stream']);
});

test('a stream with a key of AWS fails', () => {
  expect(judge({ EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis' })).toEqual([
    'pass Stream',
    'fail Stream',
  ]);
});

test('a stream without encryption fails', () => {
  expect(judge(undefined)).toEqual(['fail Stream', 'fail Stream']);
});
