import { outcomes } from '../../testing/outcomes';
import { backupManualDeletionDisabled } from './backup-manual-deletion-disabled';

const judge = (AccessPolicy: unknown) =>
  outcomes(backupManualDeletionDisabled, {
    Vault: { Type: 'AWS::Backup::BackupVault', Properties: { AccessPolicy } },
  });
const denial = (changes: object = {}) => ({
  Statement: [{ Effect: 'Deny', Principal: '*', Action: 'backup:DeleteRecoveryPoint', ...changes }],
});

test.each([
  denial(),
  denial({ Principal: { AWS: '*' }, Action: ['backup:UpdateRecoveryPointLifecycle', 'backup:Delete*'] }),
  denial({
    Condition: { ArnNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/break-glass' } },
  }),
])('a vault with %j passes', (policy) => expect(judge(policy)).toEqual(['pass Vault']));

test.each([
  undefined,
  { Ref: 'Policy' },
  denial({ Effect: 'Allow' }),
  denial({ Principal: { AWS: 'arn:aws:iam::111122223333:role/x' } }),
  denial({ Action: 'backup:StartRestoreJob' }),
  denial({ Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } } }),
])('a vault with %j fails', (policy) => expect(judge(policy)).toEqual(['fail Vault']));
