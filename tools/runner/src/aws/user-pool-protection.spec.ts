import { ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider';
import { fakeSession } from './fake-session';
import { userPoolProtection } from './user-pool-protection';

const POOL = 'us-east-1_pool';

async function updateOf(pool: object): Promise<object> {
  const asked: object[] = [];
  const { session } = fakeSession('local', {
    DescribeUserPool: () => ({ UserPool: pool }),
    UpdateUserPool: (input) => void asked.push(input),
  });
  await userPoolProtection.lift(session, POOL);
  return Object.assign({}, ...asked) as object;
}

test('the deletion protection of a user pool is taken off', async () => {
  expect(await updateOf({ DeletionProtection: 'ACTIVE' })).toMatchObject({
    UserPoolId: POOL,
    DeletionProtection: 'INACTIVE',
  });
});

test.each([
  ['AccountRecoverySetting', { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] }],
  ['AdminCreateUserConfig', { AllowAdminCreateUserOnly: true }],
  ['AutoVerifiedAttributes', ['email']],
  ['DeviceConfiguration', { ChallengeRequiredOnNewDevice: true }],
  ['EmailConfiguration', { EmailSendingAccount: 'COGNITO_DEFAULT' }],
  ['LambdaConfig', { PreSignUp: 'arn:aws:lambda:us-east-1:000000000000:function:allow' }],
  ['MfaConfiguration', 'ON'],
  ['Policies', { PasswordPolicy: { MinimumLength: 14 } }],
  ['SmsConfiguration', { SnsCallerArn: 'arn:aws:iam::000000000000:role/sms' }],
  ['UserAttributeUpdateSettings', { AttributesRequireVerificationBeforeUpdate: ['email'] }],
  ['UserPoolAddOns', { AdvancedSecurityMode: 'ENFORCED' }],
  ['UserPoolTags', { Layer: 'auth' }],
  ['UserPoolTier', 'PLUS'],
  ['VerificationMessageTemplate', { EmailSubject: 'Code' }],
])('%s is said again, because Cognito resets what is left out', async (setting, value) => {
  expect(await updateOf({ [setting]: value })).toMatchObject({ [setting]: value });
});

test('the days of an invitation are not said twice, which Cognito refuses', async () => {
  const config = { AllowAdminCreateUserOnly: true, UnusedAccountValidityDays: 3 };
  expect(await updateOf({ AdminCreateUserConfig: config })).toMatchObject({
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: true, UnusedAccountValidityDays: undefined },
  });
});

test('a pool that somebody has removed by hand is no error', async () => {
  const { session } = fakeSession('local', {
    DescribeUserPool: () => {
      throw new ResourceNotFoundException({ message: 'gone', $metadata: {} });
    },
  });
  await expect(userPoolProtection.lift(session, POOL)).resolves.toBeUndefined();
});

test('any other refusal is told', async () => {
  const { session } = fakeSession('local', {
    DescribeUserPool: () => {
      throw new Error('not allowed');
    },
  });
  await expect(userPoolProtection.lift(session, POOL)).rejects.toThrow('not allowed');
});
