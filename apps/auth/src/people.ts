import { dataRemoval } from '@hipaa-cdk/layer';
import { Duration, aws_cognito as cognito } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { customAttributes } from './attributes';
import type { AuthSettings } from './settings';
import { mailSender, invitation, verification } from './mails';
import type { Group } from './settings';

export interface PeopleProps {
  /** Host name of the sign-in pages, which passkeys belong to. */
  readonly host: string;
  readonly settings: Pick<
    AuthSettings,
    'tier' | 'selfSignUp' | 'mail' | 'signIn' | 'attributes' | 'imported'
  >;
}

/**
 * Everybody who can sign in: by passkey, or by password and authenticator app. Text messages are no factor here.
 *
 * The attributes stand for ever. Cognito can add one, but change or drop none, and an update that tries fails: hence an
 * address, and the day of the last sign-in whether or not the trigger that writes it is on.
 */
export class People extends cognito.UserPool {
  constructor(scope: Construct, id: string, { host, settings }: PeopleProps) {
    super(scope, id, {
      selfSignUpEnabled: settings.selfSignUp !== undefined,
      signInAliases: settings.signIn === 'address' ? { email: true } : { username: true, email: true },
      signInCaseSensitive: settings.imported?.caseSensitive ? undefined : false,
      autoVerify: { email: true },
      keepOriginal: { email: true },
      standardAttributes: settings.imported?.addressOptional
        ? {}
        : { email: { required: true, mutable: true } },
      customAttributes: {
        last_seen: new cognito.StringAttribute({ mutable: true, maxLen: 10 }),
        ...customAttributes(settings.attributes),
      },
      ...secondFactor,
      passwordPolicy,
      accountRecovery: cognito.AccountRecovery.EMAIL_ONLY,
      userInvitation: invitation,
      userVerification: verification,
      email: mailSender(settings.mail),
      ...plans[settings.tier],
      deletionProtection: true,
      removalPolicy: dataRemoval(scope),
    });
    const resource = this.node.defaultChild as cognito.CfnUserPool;
    // Without it Cognito takes the address for an attribute that is to be added, and every later update fails.
    if (!settings.imported?.addressOptional)
      resource.addPropertyOverride('Schema.0.AttributeDataType', 'String');
    resource.webAuthnRelyingPartyId = host;
    resource.webAuthnUserVerification = 'required';
    // Cognito refuses passkeys where MFA is required, unless they count as both factors: the device and who unlocks it.
    resource.webAuthnFactorConfiguration = 'MULTI_FACTOR_WITH_USER_VERIFICATION';
  }
}

const secondFactor = {
  mfa: cognito.Mfa.REQUIRED,
  mfaSecondFactor: { otp: true, sms: false },
  signInPolicy: { allowedFirstAuthFactors: { password: true, passkey: true } },
} satisfies cognito.UserPoolProps;

const passwordPolicy: cognito.PasswordPolicy = {
  minLength: 14,
  requireLowercase: true,
  requireUppercase: true,
  requireDigits: true,
  requireSymbols: true,
  passwordHistorySize: 24,
  tempPasswordValidity: Duration.days(3),
};

const plans: Readonly<Record<AuthSettings['tier'], cognito.UserPoolProps>> = {
  essentials: { featurePlan: cognito.FeaturePlan.ESSENTIALS },
  plus: {
    featurePlan: cognito.FeaturePlan.PLUS,
    standardThreatProtectionMode: cognito.StandardThreatProtectionMode.FULL_FUNCTION,
  },
};

interface GroupsProps {
  readonly pool: cognito.IUserPool;
  readonly groups: readonly Group[];
}

/** Groups of a user pool. None has a role of AWS: what a group may do is the application's to say. */
export class Groups extends Construct {
  constructor(scope: Construct, id: string, { pool, groups }: GroupsProps) {
    super(scope, id);
    for (const { name, description, precedence } of groups) {
      new cognito.UserPoolGroup(this, pascal(name), {
        userPool: pool,
        groupName: name,
        description,
        precedence,
      });
    }
  }
}

/** `care-managers` becomes `CareManagers`. */
function pascal(name: string): string {
  return name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
