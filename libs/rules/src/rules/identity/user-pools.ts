import type { Rule } from '../../rule';
import { mayHoldHealthData, judged, mustOutliveStack, propertyRule } from '../../reading/property-rule';
import { items, isToken, isTrue, isAtLeast, readings, isGiven } from '../../reading/values';
import { textOf } from '../../reading/references';

const addresses = ['CallbackURLs', 'LogoutURLs', 'DefaultRedirectURI'];

const refused: readonly unknown[] = [
  'USER_PASSWORD_AUTH',
  'ALLOW_USER_PASSWORD_AUTH',
  'ADMIN_NO_SRP_AUTH',
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
];

const characterKinds = ['Lowercase', 'Uppercase', 'Numbers', 'Symbols'];

/** Fourteen characters: the Security Rule names no number, the HIPAA conformance pack of AWS Config names this one. */
const shortest = 14;

const safe: readonly unknown[] = ['verified_email', 'admin_only'];

export const userPoolRules: readonly Rule[] = [
  /**
   * An address that begins with a reference cannot be judged and fails; `https://${Domain}/` is fine. Schemes that an app
   * registers for itself fail too: another app can register the same one.
   */
  {
    id: 'CognitoCallbackHttps',
    description: 'Users come back from signing in and out by https',
    citations: ['45 CFR 164.312(e)(1)', '45 CFR 164.312(e)(2)(ii)', 'NIST 800-53r5 SC-8(1)'],
    remedy:
      'Begin every callback and logout address with https://; this machine by http only where no health data is.',
    evaluate: (template, context) =>
      template.resources('AWS::Cognito::UserPoolClient').flatMap((client) =>
        addresses.flatMap((property) =>
          items(client.properties[property]).map((value) =>
            judged(client, {
              property,
              value,
              holds: isSafe(textOf(value) ?? '', !mayHoldHealthData(context)),
              problem: 'the code of a sign-in would travel in the clear or to another app',
            }),
          ),
        ),
      ),
  },

  /** Users cannot be put back from a backup: Cognito has none. */
  propertyRule({
    id: 'CognitoDeletionProtection',
    description: 'A user pool that outlives its stack cannot be deleted by a slip',
    citations: ['45 CFR 164.308(a)(7)(i)', '45 CFR 164.312(c)(1)', 'NIST 800-53r5 CP-9'],
    remedy: 'Set DeletionProtection to ACTIVE (CDK: deletionProtection: true).',
    applies: mustOutliveStack,
    checks: [
      {
        types: ['AWS::Cognito::UserPool'],
        property: 'DeletionProtection',
        holds: (value) => value === 'ACTIVE',
        problem: 'one call deletes all users',
      },
    ],
  }),

  /** A missing setting is the old behaviour, which tells a stranger who is a patient here. */
  propertyRule({
    id: 'CognitoHidesUserExistence',
    description: 'Sign-in errors do not tell whether a user exists',
    citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.312(d)', 'NIST 800-53r5 IA-6'],
    remedy: 'Set PreventUserExistenceErrors to ENABLED (CDK: preventUserExistenceErrors: true).',
    checks: [
      {
        types: ['AWS::Cognito::UserPoolClient'],
        property: 'PreventUserExistenceErrors',
        holds: (value) => value === 'ENABLED',
        problem: 'a stranger can find out who has an account',
      },
    ],
  }),

  /** A number can be moved to another SIM card and a mailbox opened with a password, so an app must be on offer. */
  {
    id: 'CognitoMfaBeyondTextMessages',
    description:
      'Users of a pool can use an authenticator app as second factor, not text messages or mail alone',
    citations: ['45 CFR 164.312(d)', 'NIST 800-53r5 IA-2(1)'],
    remedy: 'Add SOFTWARE_TOKEN_MFA to EnabledMfas (CDK: mfaSecondFactor: { otp: true, sms: false }).',
    evaluate: (template) =>
      template.resources('AWS::Cognito::UserPool').map((pool) => {
        const value = pool.properties['EnabledMfas'];
        const holds = items(value).includes('SOFTWARE_TOKEN_MFA');
        return judged(pool, {
          property: 'EnabledMfas',
          value,
          holds,
          problem: 'no authenticator app is on offer',
        });
      }),
  },

  /** `OPTIONAL` leaves it to each user; a token leaves it to whoever deploys. Neither proves anything. */
  propertyRule({
    id: 'CognitoMfaRequired',
    description: 'Everybody who signs in to a user pool shows a second factor',
    citations: ['45 CFR 164.312(d)', 'NIST 800-53r5 IA-2(1)', 'NIST 800-53r5 IA-2(2)'],
    remedy: "Set MfaConfiguration to 'ON' (CDK: mfa: Mfa.REQUIRED).",
    checks: [
      {
        types: ['AWS::Cognito::UserPool'],
        property: 'MfaConfiguration',
        holds: (value) => value === 'ON',
        problem: 'users may sign in without a second factor',
      },
    ],
  }),

  propertyRule({
    id: 'CognitoNoImplicitFlow',
    description: 'Tokens are never handed over in the address of a page',
    citations: ['45 CFR 164.312(d)', '45 CFR 164.312(e)(1)', 'NIST 800-53r5 SC-23'],
    remedy: "Use the flow 'code' in AllowedOAuthFlows (CDK: oAuth.flows.authorizationCodeGrant).",
    checks: [
      {
        types: ['AWS::Cognito::UserPoolClient'],
        property: 'AllowedOAuthFlows.*',
        holds: (value) => value !== 'implicit' && !isToken(value),
        problem: 'the implicit flow leaves tokens in browser histories and server logs',
      },
    ],
  }),

  /** Also refuses the flows of administrators: they put the same password into the memory and logs of a server. */
  propertyRule({
    id: 'CognitoNoPasswordFlow',
    description: 'A client proves that it knows a password without sending it',
    citations: ['45 CFR 164.312(d)', '45 CFR 164.308(a)(5)(ii)(D)', 'NIST 800-53r5 IA-5(1)'],
    remedy: 'Use ALLOW_USER_SRP_AUTH in ExplicitAuthFlows (CDK: authFlows: { userSrp: true }).',
    checks: [
      {
        types: ['AWS::Cognito::UserPoolClient'],
        property: 'ExplicitAuthFlows.*',
        holds: (value) => !refused.includes(value) && !isToken(value),
        problem: 'the password itself travels through the application',
      },
    ],
  }),

  /** What is left out of the policy is not required, so each kind is asked for by name. */
  propertyRule({
    id: 'CognitoPasswordComplexity',
    description: 'Passwords of a user pool mix lower case, upper case, numbers and symbols',
    citations: ['45 CFR 164.308(a)(5)(ii)(D)', 'NIST 800-53r5 IA-5(1)'],
    remedy: 'Set all four Require... settings of Policies.PasswordPolicy to true.',
    checks: characterKinds.map((kind) => ({
      types: ['AWS::Cognito::UserPool'],
      property: `Policies.PasswordPolicy.Require${kind}`,
      holds: isTrue,
      problem: `passwords need no ${kind.toLowerCase()}`,
    })),
  }),

  propertyRule({
    id: 'CognitoPasswordLength',
    description: `Passwords of a user pool have at least ${shortest} characters`,
    citations: ['45 CFR 164.308(a)(5)(ii)(D)', 'NIST 800-53r5 IA-5(1)'],
    remedy: `Set Policies.PasswordPolicy.MinimumLength to ${shortest} or more (CDK: passwordPolicy.minLength).`,
    checks: [
      {
        types: ['AWS::Cognito::UserPool'],
        property: 'Policies.PasswordPolicy.MinimumLength',
        holds: isAtLeast(shortest),
        problem: `passwords may be shorter than ${shortest} characters`,
      },
    ],
  }),

  /** Without a setting Cognito asks the phone first, which is the second factor of many users: both would fall at once. */
  propertyRule({
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
  }),

  /**
   * A missing setting lets everybody sign up: that is the default of Cognito. A pool that asks a function about each sign-up
   * is not judged, because then the function says who comes in.
   */
  propertyRule({
    id: 'CognitoSignUpByAdministrator',
    description: 'Only an administrator makes users of a pool, or a function says who may sign up',
    citations: ['45 CFR 164.308(a)(4)(ii)(B)', '45 CFR 164.308(a)(3)(ii)(A)', 'NIST 800-53r5 AC-2'],
    remedy:
      'Set AdminCreateUserConfig.AllowAdminCreateUserOnly to true (CDK: selfSignUpEnabled: false), or name a pre sign-up function.',
    checks: [
      {
        types: ['AWS::Cognito::UserPool'],
        property: 'AdminCreateUserConfig.AllowAdminCreateUserOnly',
        when: ({ properties }) => !readings(properties, 'LambdaConfig.PreSignUp').every(isGiven),
        holds: isTrue,
        problem: 'strangers can make themselves users',
      },
    ],
  }),

  /** `AUDIT` only watches how an account is taken over. Pools made before the tiers have none and keep the add-on. */
  propertyRule({
    id: 'CognitoThreatProtection',
    description: 'A user pool in front of health data stops suspicious sign-ins',
    citations: ['45 CFR 164.308(a)(5)(ii)(C)', '45 CFR 164.312(d)', 'NIST 800-53r5 AC-7'],
    remedy: 'Set UserPoolTier to PLUS and UserPoolAddOns.AdvancedSecurityMode to ENFORCED.',
    applies: mayHoldHealthData,
    checks: [
      {
        types: ['AWS::Cognito::UserPool'],
        property: 'UserPoolAddOns.AdvancedSecurityMode',
        holds: (value) => value === 'ENFORCED',
        problem: 'stolen passwords and unusual sign-ins are let through',
      },
      {
        types: ['AWS::Cognito::UserPool'],
        property: 'UserPoolTier',
        holds: (value) => value === undefined || value === 'PLUS',
        problem: 'this tier has no threat protection',
      },
    ],
  }),

  /** A new client revokes without being told to, so a missing setting is good. */
  propertyRule({
    id: 'CognitoTokenRevocation',
    description: 'Signing out takes the tokens of a user back',
    citations: ['45 CFR 164.312(a)(2)(iii)', '45 CFR 164.308(a)(3)(ii)(C)', 'NIST 800-53r5 AC-12'],
    remedy: 'Leave EnableTokenRevocation out or set it to true.',
    checks: [
      {
        types: ['AWS::Cognito::UserPoolClient'],
        property: 'EnableTokenRevocation',
        holds: (value) => value === undefined || isTrue(value),
        problem: 'a stolen refresh token works after its user has signed out',
      },
    ],
  }),
];

function isSafe(url: string, ownMachineAllowed: boolean): boolean {
  const ownMachine = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|$)/;
  return /^https:\/\/[^/]/.test(url) || (ownMachineAllowed && ownMachine.test(url));
}
