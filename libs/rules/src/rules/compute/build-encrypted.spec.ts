import { outcomes } from '../../testing/outcomes';
import { buildEncrypted } from './build-encrypted';

const judge = (EncryptionKey?: unknown) =>
  outcomes(buildEncrypted, { Build: { Type: 'AWS::CodeBuild::Project', Properties: { EncryptionKey } } });

test('a build with a key of ours passes', () => expect(judge({ Ref: 'Key' })).toEqual(['pass Build']));

test.each([undefined, 'alias/aws/s3'])('a build with the key %p fails', (key) => {
  expect(judge(key)).toEqual(['fail Build']);
});
