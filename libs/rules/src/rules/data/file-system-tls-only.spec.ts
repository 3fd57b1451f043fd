import { outcomes } from '../../testing/outcomes';
import { fileSystemTlsOnly } from './file-system-tls-only';

const judge = (FileSystemPolicy: unknown) =>
  outcomes(fileSystemTlsOnly, { Files: { Type: 'AWS::EFS::FileSystem', Properties: { FileSystemPolicy } } });
const policy = (secure: string) => ({
  Statement: [
    { Effect: 'Deny', Principal: { AWS: '*' }, Condition: { Bool: { 'aws:SecureTransport': secure } } },
  ],
});

test('a file system that denies plain text passes', () =>
  expect(judge(policy('false'))).toEqual(['pass Files']));

test.each([policy('true'), undefined, { Ref: 'Policy' }])('a file system with %j fails', (value) => {
  expect(judge(value)).toEqual(['fail Files']);
});
