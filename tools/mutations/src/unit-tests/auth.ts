import type { UnitTest } from '../unit-test';
import { keyGrants } from './key-grants';

const layer = 'auth';
const src = 'apps/auth/src';

/** Tests of one file that are about settings of one resource: the setting, and the title of its test. */
function settings(
  resource: string | RegExp,
  file: string,
  reason: string,
  titles: Readonly<Record<string, string>>,
): readonly UnitTest[] {
  return Object.entries(titles).map(([setting, title]) => ({
    layer,
    resource,
    setting: setting === '' ? /^$|^the resource$/ : `Properties.${setting}`,
    reason,
    killedBy: `${src}/${file}.spec.ts: ${title}`,
  }));
}

const PEOPLE = 'Auth/SignIn/People/Resource';
const POOL = 'Auth/Credentials/Pool';

const people: readonly UnitTest[] = [
  ...settings(PEOPLE, 'people', 'how people show who they are is a decision of this system', {
    'Policies.PasswordPolicy.PasswordHistorySize': 'passwords are long, mixed, and new',
    'Policies.PasswordPolicy.TemporaryPasswordValidityDays': 'an invitation holds for three days',
    'Policies.SignInPolicy': 'people begin with a password or a passkey, never with a code that is sent',
    WebAuthnUserVerification: 'a passkey counts as both factors, because it asks who uses the device',
    WebAuthnFactorConfiguration: 'a passkey counts as both factors, because it asks who uses the device',
    AutoVerifiedAttributes: 'a new address counts once it is shown to be theirs',
    UserAttributeUpdateSettings: 'a new address counts once it is shown to be theirs',
    UsernameConfiguration: 'people sign in with their address, however they write it',
  }),
  ...settings(
    PEOPLE,
    'people',
    'the rule is about pools in front of patient data, or that outlive their stack',
    {
      DeletionProtection: 'the pool cannot be deleted by a slip',
      UserPoolAddOns: 'suspicious sign-ins are acted upon',
    },
  ).map((test) => ({ ...test, environment: 'test' })),
  ...settings(
    'Auth/SignIn/Client/Resource',
    'web-client',
    'what a client may know and keep depends on the application',
    {
      RefreshTokenRotation: 'a refresh token serves once',
      WriteAttributes: 'people can change their address and nothing else',
      ReadAttributes: 'a token tells the address and nothing else',
      SupportedIdentityProviders: 'people come from the pool and from nowhere else',
    },
  ),
  ...settings(
    'Auth/SignIn/Pages/Domain/Resource',
    'login-pages',
    'the older pages are no danger by themselves',
    {
      ManagedLoginVersion: 'there are the pages that can do passkeys',
    },
  ),
  ...settings(/^Auth\/SignIn\/Groups\//, 'groups', 'a group may have a role in other systems', {
    RoleArn: 'no group of %s has a role of AWS',
  }),
];

const threats = settings(
  'Auth/SignIn/Threats/Risks',
  'threat-protection',
  'what is done about which risk is for each system to say',
  {
    '': 'it holds for every client',
    'CompromisedCredentialsRiskConfiguration.Actions': 'a stolen password is stopped wherever it is used',
    'CompromisedCredentialsRiskConfiguration.EventFilter': 'a stolen password is stopped wherever it is used',
    'AccountTakeoverRiskConfiguration.Actions':
      'a sign-in of high risk is stopped, and one of medium risk shows a second factor',
  },
);

const credentials: readonly UnitTest[] = [
  ...settings(
    POOL,
    'credentials-pool',
    'other flows are safe where every role is, which a template cannot show',
    {
      AllowClassicFlow: 'nobody chooses the role they get',
      'CognitoIdentityProviders.0.ServerSideTokenCheck': 'the pool is asked whether a token was taken back',
    },
  ),
  ...settings(
    'Auth/Credentials/Roles',
    'credentials-pool',
    'a role without credentials for guests is unused',
    {
      'Roles.unauthenticated': 'people who are signed in get one role, and nobody else has any',
    },
  ),
  ...settings(
    'Auth/Credentials/SignedIn/Resource',
    'signed-in-role',
    'other actions of STS need another policy as well',
    {
      'AssumeRolePolicyDocument.Statement.0.Action':
        'only people of this pool who are signed in take the role',
    },
  ),
  ...settings(
    'Auth/Credentials/SignedIn/OwnFiles/Resource',
    'signed-in-role',
    'the key has no other use in this system',
    {
      'PolicyDocument.Statement.2.Condition':
        'people use the key of the bucket through S3 and in no other way',
    },
  ),
];

const KEY = 'Auth/SignIn/Records/Key/Resource';

const alarms: readonly UnitTest[] = [
  {
    layer,
    resource: KEY,
    setting: /^Properties\.KeyPolicy\.Statement\.2\.(Condition|Action)/,
    reason: 'which log groups may use the key is a matter of their names',
    killedBy: `${src}/sign-in-alarms.spec.ts: CloudWatch Logs may use the key for this stack's groups and no others`,
  },
  {
    layer,
    resource: KEY,
    setting: /^Properties\.KeyPolicy\.Statement\.3\.(Condition|Principal|Action)/,
    reason: 'whose alarms may use the key is a matter of their names',
    killedBy: `${src}/sign-in-alarms.spec.ts: this stack's alarms may use the key, without which their messages would be lost`,
  },
  {
    layer,
    resource: 'Auth/SignIn/AlarmTopic/Topic/Policy/Resource',
    setting: /^Properties\.PolicyDocument\.Statement\.\d+\.(Condition|Principal|Action)/,
    reason: 'whose alarms may publish is a matter of their names',
    killedBy: `${src}/sign-in-alarms.spec.ts: this stack's alarms may publish, and nobody may without TLS`,
  },
  {
    layer,
    resource: /^Auth\/SignIn\/Alarms\//,
    setting: 'Properties.TreatMissingData',
    reason: 'what silence means depends on the metric',
    killedBy: `${src}/sign-in-alarms.spec.ts: silence is good: nobody has to sign in`,
  },
];

// A denial in a key comes first: what follows is about the permissions beside it.
export const authTests: readonly UnitTest[] = [
  keyGrants(layer),
  ...people,
  ...threats,
  ...credentials,
  ...alarms,
];
