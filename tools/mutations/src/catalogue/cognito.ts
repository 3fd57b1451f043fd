import type { ResourceEntry, Setting } from '../resource-entry';
import { switchedOff, takenAway, kept, labels, wiring } from './breaks';

const PASSWORDS = 'Properties.Policies.PasswordPolicy';

const passwords: readonly Setting[] = [
  {
    setting: `${PASSWORDS}.MinimumLength`,
    breaks: [
      { to: 8, description: 'passwords are short' },
      { to: 'absent', description: 'passwords are as short as Cognito takes them' },
    ],
  },
  ...['Lowercase', 'Uppercase', 'Numbers', 'Symbols'].map((kind) =>
    switchedOff(`${PASSWORDS}.Require${kind}`, 'passwords are simple'),
  ),
  takenAway(`${PASSWORDS}.PasswordHistorySize`, 'an old password may come back'),
  {
    setting: `${PASSWORDS}.TemporaryPasswordValidityDays`,
    breaks: [{ to: 365, description: 'an invitation that nobody took up is open for a year' }],
  },
];

const factors: readonly Setting[] = [
  {
    setting: 'Properties.MfaConfiguration',
    breaks: ['OPTIONAL', 'OFF', 'absent'].map((to) => ({
      to,
      description: 'a password is enough to sign in',
    })),
  },
  {
    setting: 'Properties.EnabledMfas',
    breaks: [
      { to: ['SMS_MFA'], description: 'the second factor is a text message' },
      { to: 'absent', description: 'no authenticator app is on offer' },
    ],
  },
  {
    setting: 'Properties.Policies.SignInPolicy',
    breaks: [
      {
        to: { AllowedFirstAuthFactors: ['PASSWORD', 'SMS_OTP'] },
        description: 'a code that is sent takes the place of a password',
      },
    ],
  },
  {
    setting: 'Properties.WebAuthnUserVerification',
    breaks: [{ to: 'preferred', description: 'a passkey serves whoever holds the device' }],
  },
  {
    setting: 'Properties.WebAuthnFactorConfiguration',
    breaks: [{ to: 'SINGLE_FACTOR', description: 'a passkey counts for less than it shows' }],
  },
  {
    setting: 'Properties.AccountRecoverySetting',
    breaks: [
      {
        to: { RecoveryMechanisms: [{ Name: 'verified_phone_number', Priority: 1 }] },
        description: 'whoever has the phone number gets a new password',
      },
      { to: 'absent', description: 'whoever has the phone number gets a new password' },
    ],
  },
];

const access: readonly Setting[] = [
  {
    setting: 'Properties.AdminCreateUserConfig.AllowAdminCreateUserOnly',
    breaks: [false, 'absent'].map((to) => ({ to, description: 'strangers make themselves users' })),
  },
  {
    setting: 'Properties.DeletionProtection',
    breaks: ['INACTIVE', 'absent'].map((to) => ({ to, description: 'one call deletes everybody' })),
  },
  {
    setting: 'Properties.UserPoolAddOns',
    breaks: [
      { to: { AdvancedSecurityMode: 'AUDIT' }, description: 'an account that is taken over is watched' },
      { to: 'absent', description: 'an account that is taken over is not noticed' },
    ],
  },
  {
    setting: 'Properties.UserPoolTier',
    breaks: [{ to: 'ESSENTIALS', description: 'the tier has no threat protection' }],
  },
  takenAway('Properties.AutoVerifiedAttributes', 'an address counts without being shown to be theirs'),
  takenAway('Properties.UserAttributeUpdateSettings', 'a new address counts before it is shown to be theirs'),
  {
    setting: 'Properties.UsernameConfiguration',
    breaks: [{ to: { CaseSensitive: true }, description: 'two people share one address' }],
  },
];

const pool: ResourceEntry = {
  type: 'AWS::Cognito::UserPool',
  settings: [...kept, ...passwords, ...factors, ...access],
  plain: [
    labels('UserPoolTags', 'AdminCreateUserConfig.InviteMessageTemplate', 'VerificationMessageTemplate'),
    labels('EmailVerificationMessage', 'EmailVerificationSubject', 'SmsVerificationMessage'),
    wiring('EmailConfiguration', 'UsernameAttributes', 'WebAuthnRelyingPartyID'),
    { properties: ['Schema'], reason: 'Cognito refuses every change of it but an addition' },
  ],
};

/** Longer than any session may last. */
const LONG = 60 * 24 * 30;

const client: ResourceEntry = {
  type: 'AWS::Cognito::UserPoolClient',
  settings: [
    ...['AccessTokenValidity', 'IdTokenValidity', 'RefreshTokenValidity'].map((name) => ({
      setting: `Properties.${name}`,
      breaks: [{ to: LONG, description: 'a session does not end' }],
    })),
    takenAway('Properties.RefreshTokenValidity', 'a session lasts for a month'),
    takenAway('Properties.TokenValidityUnits', 'minutes are read as hours or days'),
    takenAway('Properties.RefreshTokenRotation', 'a stolen refresh token serves as long as its owner does'),
    {
      setting: 'Properties.AllowedOAuthFlows',
      breaks: [{ to: ['code', 'implicit'], description: 'tokens stand in addresses' }],
    },
    {
      setting: 'Properties.ExplicitAuthFlows',
      breaks: [
        { to: ['ALLOW_USER_PASSWORD_AUTH'], description: 'the application sees passwords' },
        { to: ['ALLOW_ADMIN_USER_PASSWORD_AUTH'], description: 'the server sees passwords' },
      ],
    },
    {
      setting: 'Properties.PreventUserExistenceErrors',
      breaks: ['LEGACY', 'absent'].map((to) => ({ to, description: 'a stranger learns who has an account' })),
    },
    {
      setting: 'Properties.EnableTokenRevocation',
      breaks: [{ to: false, description: 'signing out leaves tokens good' }],
    },
    ...['CallbackURLs', 'LogoutURLs'].map((name) => ({
      setting: `Properties.${name}`,
      breaks: [{ to: ['http://app.example.org'], description: 'people are sent back in the clear' }],
    })),
    takenAway('Properties.WriteAttributes', 'people write whatever is kept about them'),
    takenAway('Properties.ReadAttributes', 'the application reads whatever is kept about people'),
    {
      setting: 'Properties.SupportedIdentityProviders',
      breaks: [{ to: ['COGNITO', 'Google'], description: 'somebody else vouches for people' }],
    },
  ],
  plain: [
    labels(),
    wiring('AllowedOAuthFlowsUserPoolClient', 'AllowedOAuthScopes', 'GenerateSecret', 'UserPoolId'),
  ],
};

const RISKS = 'AWS::Cognito::UserPoolRiskConfigurationAttachment';
const TAKEOVER = 'Properties.AccountTakeoverRiskConfiguration';

const risks: ResourceEntry = {
  type: RISKS,
  settings: [
    { setting: '', breaks: [{ to: 'absent', description: 'Cognito does about risks what it likes' }] },
    {
      setting: 'Properties.CompromisedCredentialsRiskConfiguration.Actions',
      breaks: [{ to: { EventAction: 'NO_ACTION' }, description: 'a stolen password is good' }],
    },
    takenAway(
      'Properties.CompromisedCredentialsRiskConfiguration.EventFilter',
      'where a stolen password counts is left open',
    ),
    {
      setting: `${TAKEOVER}.Actions`,
      breaks: [{ to: 'absent', description: 'an account may be taken over' }],
    },
  ],
  plain: [
    wiring('ClientId', 'UserPoolId'),
    {
      properties: ['AccountTakeoverRiskConfiguration.NotifyConfiguration'],
      reason: 'the words of a mail, and who sends it',
    },
  ],
};

const identityPool: ResourceEntry = {
  type: 'AWS::Cognito::IdentityPool',
  settings: [
    {
      setting: 'Properties.AllowUnauthenticatedIdentities',
      breaks: [{ to: true, description: 'anybody gets credentials' }],
    },
    {
      setting: 'Properties.AllowClassicFlow',
      breaks: [{ to: true, description: 'callers choose their role' }],
    },
    {
      setting: 'Properties.CognitoIdentityProviders.*.ServerSideTokenCheck',
      breaks: [false, 'absent'].map((to) => ({ to, description: 'a token that was taken back is good' })),
    },
  ],
  plain: [
    labels('IdentityPoolTags'),
    wiring('CognitoIdentityProviders.*.ClientId', 'CognitoIdentityProviders.*.ProviderName'),
  ],
};

/** Who signs in, with what proof, and what they get for it. */
export const cognito: readonly ResourceEntry[] = [
  pool,
  client,
  risks,
  identityPool,
  {
    type: 'AWS::Cognito::IdentityPoolRoleAttachment',
    settings: [
      {
        setting: 'Properties.Roles.unauthenticated',
        breaks: [
          {
            to: 'arn:aws:iam::222222222222:role/guest',
            description: 'there is a role for whoever has not signed in',
          },
        ],
      },
    ],
    plain: [wiring('IdentityPoolId', 'Roles.authenticated')],
  },
  {
    type: 'AWS::Cognito::UserPoolDomain',
    settings: [
      {
        setting: 'Properties.ManagedLoginVersion',
        breaks: [{ to: 1, description: 'the pages know no passkeys' }],
      },
    ],
    plain: [wiring('Domain', 'UserPoolId')],
  },
  {
    type: 'AWS::Cognito::ManagedLoginBranding',
    settings: [],
    plain: [labels('UseCognitoProvidedValues'), wiring('ClientId', 'UserPoolId')],
  },
  {
    type: 'AWS::Cognito::UserPoolGroup',
    settings: [
      {
        setting: 'Properties.RoleArn',
        breaks: [
          { to: 'arn:aws:iam::222222222222:role/admin', description: 'members of a group get a role of AWS' },
        ],
      },
    ],
    plain: [labels('Description', 'GroupName', 'Precedence'), wiring('UserPoolId')],
  },
];
