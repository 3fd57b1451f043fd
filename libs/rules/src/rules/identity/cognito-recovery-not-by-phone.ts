import { propertyRule } from '../../reading/property-rule';

const safe: readonly unknown[] = ['verified_email', 'admin_only'];

/** Without a setting Cognito asks the phone first, which is the second factor of many users: both would fall at once. */
export const cognitoRecoveryNotByPhone = propertyRule({
  id: 'CognitoRecoveryNotByPhone',
  description: 'A forgotten password is not recovered by a text message',
  citations: ['45 CFR 164.312(d)', '45 CFR 164.308(a)(5)(ii)(D)', 'NIST 800-53r5 IA-5'],
  remedy:
    'Name verified_email or admin_only in AccountRecoverySetting (CDK: AccountRecovery.EMAIL_ONLY or NONE).',
  checks: [
    {
      types: ['AWS::Cognito::UserPool'],
      property: 'AccountRecoverySetting.RecoveryMechanisms.*.Name',
      holds: (value) => safe.includes(value),
      problem: 'whoever holds the phone number gets in without another factor',
    },
  ],
});
