import type { UpdateUserPoolCommandInput, UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import type { DeletionProtection } from './deletion-protection';
import type { Session } from './session';

/** A user pool refuses to go until the flag is off. */
export const userPoolProtection: DeletionProtection = { type: 'AWS::Cognito::UserPool', lift };

async function lift(session: Session, UserPoolId: string): Promise<void> {
  const { DescribeUserPoolCommand, ResourceNotFoundException, UpdateUserPoolCommand } =
    await import('@aws-sdk/client-cognito-identity-provider');
  const client = await session.userPools();
  try {
    const { UserPool: pool = {} } = await client.send(new DescribeUserPoolCommand({ UserPoolId }));
    await client.send(
      new UpdateUserPoolCommand({ ...unchanged(pool), UserPoolId, DeletionProtection: 'INACTIVE' }),
    );
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
  }
}

/**
 * What an update has to repeat: Cognito resets whatever is left out. Without this a pool whose stack could not be removed
 * after all would stand there without a second factor.
 */
function unchanged(pool: UserPoolType): Omit<UpdateUserPoolCommandInput, 'UserPoolId'> {
  return {
    AccountRecoverySetting: pool.AccountRecoverySetting,
    AdminCreateUserConfig: withoutValidity(pool.AdminCreateUserConfig),
    AutoVerifiedAttributes: pool.AutoVerifiedAttributes,
    DeviceConfiguration: pool.DeviceConfiguration,
    EmailConfiguration: pool.EmailConfiguration,
    LambdaConfig: pool.LambdaConfig,
    MfaConfiguration: pool.MfaConfiguration,
    Policies: pool.Policies,
    SmsConfiguration: pool.SmsConfiguration,
    UserAttributeUpdateSettings: pool.UserAttributeUpdateSettings,
    UserPoolAddOns: pool.UserPoolAddOns,
    UserPoolTags: pool.UserPoolTags,
    UserPoolTier: pool.UserPoolTier,
    VerificationMessageTemplate: pool.VerificationMessageTemplate,
  };
}

/** Cognito tells the days twice, and takes them as part of the password policy only. */
function withoutValidity(
  config: UserPoolType['AdminCreateUserConfig'],
): UserPoolType['AdminCreateUserConfig'] {
  return config && { ...config, UnusedAccountValidityDays: undefined };
}
