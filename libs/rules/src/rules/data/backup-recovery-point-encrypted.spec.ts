import { outcomes } from '../../testing/outcomes';
import { backupRecoveryPointEncrypted } from './backup-recovery-point-encrypted';

const judge = (Properties: Record<string, unknown>) =>
  outcomes(backupRecoveryPointEncrypted, { Vault: { Type: 'AWS::Backup::BackupVault', Properties } });

test('a vault with a key of ours passes', () => {
  expect(judge({ EncryptionKeyArn: { 'Fn::GetAtt': ['Key', 'Arn'] } })).toEqual(['pass Vault']);
});

test.each([{}, { EncryptionKeyArn: 'arn:aws:kms:us-east-1:111122223333:alias/aws/backup' }])(
  'a vault with %j fails',
  (properties) => expect(judge(properties)).toEqual(['fail Vault']),
);
