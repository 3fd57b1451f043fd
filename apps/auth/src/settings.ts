import {
  arnParts,
  bucketArn,
  certificateArn,
  hostName,
  mailAddresses,
  once,
} from '@hipaa-cdk/environments/aws-values';
import { defineSettings } from '@hipaa-cdk/layer';
import { z } from 'zod';
import type { Environment } from '@hipaa-cdk/environments';
import type { Problem } from '@hipaa-cdk/errors';
import { attributeShape, MOST_ATTRIBUTES } from './attributes';
import { clientShape, resourceServerShape, scopeShape } from './client-settings';
import { providerShape } from './federation';
import { poolProblems } from './pool-problems';
import { plainAddressProblems, returnAddresses } from './return-addresses';

const precedence = 'expected a whole number, 0 or more; the lowest comes first';

/** A group of people. */
const groupSchema = z.strictObject({
  /** What tokens call the group. Another name is another, empty group. */
  name: z
    .string()
    .regex(
      /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
      'expected lower-case words joined by hyphens, such as "care-managers"',
    )
    .max(128, 'expected 128 characters or fewer'),
  /** Who belongs to it, for whoever puts people in. */
  description: z.string().min(1, 'expected a description').max(2048, 'expected 2048 characters or fewer'),
  /** Which group counts for somebody who is in several: the one with the lowest number. */
  precedence: z
    .int(precedence)
    .min(0, precedence)
    .max(2 ** 31 - 1, precedence),
});

export type Group = z.infer<typeof groupSchema>;

/** Claims that decide who somebody is and how long a token holds: Cognito keeps them, or programs trust them. */
const reserved: readonly string[] = [
  ...['acr', 'amr', 'aud', 'auth_time', 'azp', 'client_id', 'email', 'email_verified', 'event_id', 'exp'],
  ...['iat', 'iss', 'jti', 'nbf', 'nonce', 'origin_jti', 'scope', 'sub', 'token_use', 'username', 'version'],
];

/** Functions that Cognito calls on the way. */
const triggerSchema = z.strictObject({
  /** Domains of the mail addresses that may sign up by themselves. */
  allowedDomains: z
    .array(
      z
        .string()
        .regex(
          /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/,
          'expected a mail domain in lower case such as "example.org"',
        ),
    )
    .min(1, 'expected one domain or more')
    .optional(),
  /** Claim of the tokens that lists the groups, for programs that do not look for `cognito:groups`. */
  groupClaim: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,62}$/, 'expected lower-case letters, digits and underscores, such as "roles"')
    .refine((claim) => !reserved.includes(claim), 'expected a claim that no standard has taken')
    .optional(),
  /** Keeps the day of the last sign-in with each user, to find those who have left. */
  lastSeen: z.literal(true, 'expected true, or nothing').optional(),
});

export type TriggerSettings = z.infer<typeof triggerSchema>;

const mailForms = 'expected "cognito", or { from } with an e-mail address of a domain that SES has verified';

const shape = z.strictObject({
  /**
   * Cognito's price and feature plan, paid per person and month. "plus" has threat protection, which blocks stolen
   * passwords and odd sign-ins, and which the rule sets ask of every pool.
   */
  tier: z.enum(['essentials', 'plus'], 'expected "essentials" or "plus"'),

  /** Lets strangers make themselves users. Left out, an administrator invites everybody. */
  selfSignUp: z
    .strictObject({
      reason: z
        .string()
        .min(20, 'expected a reason of 20 characters or more')
        .max(1000, 'expected a reason of 1,000 characters at most'),
    })
    .optional(),

  /**
   * Who sends the mails. "cognito" is AWS's own sender, with 50 mails a day and no notices of odd sign-ins. Otherwise SES
   * in the environment's region, from an address of a domain that is verified there.
   */
  mail: z.union([z.literal('cognito'), z.strictObject({ from: z.email(mailForms) })], mailForms),

  /**
   * "public" is a page or app that cannot keep a secret; "confidential" is a server that gets one, from Cognito and not
   * from a template. Changing it makes a new client, with another id.
   */
  client: z.enum(['public', 'confidential'], 'expected "public" or "confidential"'),

  /** Where people may be sent after signing in. Left out, the address of the environment's site. */
  callbackUrls: returnAddresses.optional(),

  /** Where people may be sent after signing out. Left out, the address of the environment's site. */
  logoutUrls: returnAddresses.optional(),

  /** Scopes of `resourceServers` that the application's own client asks for, besides those that tell who somebody is. */
  clientScopes: z.array(scopeShape).default([]),

  /**
   * Clients beside the application's own: another page or app, or a program without anybody in front of it. Another name
   * makes a new client, with another id.
   */
  clients: once(z.array(clientShape), ({ name }) => name).default([]),

  /** Interfaces that tokens open, and the scopes that they tell apart. */
  resourceServers: once(z.array(resourceServerShape), ({ identifier }) => identifier).default([]),

  /**
   * What people sign in with. "address" is their mail address and nothing else; "name-or-address" is a name that they are
   * given, or the address once it is confirmed. A pool is made with one of both for ever.
   */
  signIn: z
    .enum(['address', 'name-or-address'], 'expected "address" or "name-or-address"')
    .default('address'),

  /**
   * What a pool that was imported has otherwise, and keeps for ever. A pool of the layer's own never has it: upper and lower
   * case in addresses would be two people, and without an address nobody gets a lost password back.
   */
  imported: z
    .strictObject({
      caseSensitive: z.literal(true, 'expected true, or nothing').optional(),
      addressOptional: z.literal(true, 'expected true, or nothing').optional(),
      reason: z.string().min(20, 'expected a reason of 20 characters or more'),
    })
    .optional(),

  /** Attributes of one's own. A pool takes more of them at any time, and gives up or changes none. */
  attributes: once(
    z
      .array(attributeShape)
      .max(
        MOST_ATTRIBUTES,
        `expected ${MOST_ATTRIBUTES} attributes or fewer: Cognito keeps 50, and one is the layer's`,
      ),
    ({ name }) => name,
  ).default([]),

  /** Providers that sign people in for the pool, such as a company's own directory or Google. */
  federatedSignIn: once(z.array(providerShape), ({ name }) => name.toLowerCase()).default([]),

  /** Address of the sign-in pages. Left out, one below amazoncognito.com. Passkeys belong to it: another one makes them useless. */
  customDomain: z
    .strictObject({
      domainName: hostName('expected a host name below a domain of yours such as "login.example.org"', 3)
        .max(63, 'expected 63 characters or fewer, the most that Cognito takes')
        .refine(
          (name) => !/\.(?:amazoncognito|amazonaws|amazon)\.com$/.test(name),
          'the domain belongs to AWS; expected a host name below one of yours',
        ),
      certificateArn: certificateArn(
        'expected the ARN of an ACM certificate in us-east-1, where Cognito looks for it whatever the region',
        'us-east-1',
      ),
    })
    .optional(),

  /** Groups that people are put in; their names are in the tokens. */
  groups: z.array(groupSchema),

  /** Functions that Cognito calls. None is the rule: each is code that can keep people from signing in. */
  triggers: triggerSchema.default({}),

  /** Who gets mail when an alarm goes off. Every address must confirm once. */
  alarmEmails: mailAddresses(),

  /** Bucket that is sent every sign-in and its risk. It needs the "plus" tier, and a policy that lets log delivery in. */
  eventBucketArn: bucketArn('expected a bucket ARN such as "arn:aws:s3:::sign-ins"').optional(),
});

export type AuthSettings = z.infer<typeof shape>;

/** What the settings of this layer may be. */
export const authSettings = defineSettings({
  layer: 'auth',
  shape,
  rules: [
    {
      setting: ['eventBucketArn'],
      problem: ({ tier, eventBucketArn }) =>
        eventBucketArn !== undefined &&
        tier !== 'plus' &&
        `tier "${tier}" records no sign-ins to send; expected tier "plus"`,
    },
    {
      setting: ['triggers', 'allowedDomains'],
      problem: ({ selfSignUp, triggers }) =>
        triggers.allowedDomains !== undefined &&
        !selfSignUp &&
        'nobody signs up by themselves here; expected selfSignUp as well',
    },
    ...(['name', 'precedence'] as const).map((field) => ({
      setting: 'groups' as const,
      problem: ({ groups }: AuthSettings) => {
        const values = groups.map((group) => group[field]);
        const twice = values.find((value, index) => values.indexOf(value) < index);
        return twice !== undefined && `${field} ${JSON.stringify(twice)} is given twice; expected each once`;
      },
    })),
  ],
  environment: (settings, environment) => [
    ...poolProblems(settings, environment),
    ...returnAddressProblems(settings, environment),
    ...certificateProblems(settings, environment),
  ],
  patientData: [
    {
      setting: 'tier',
      holds: ({ tier }, environment) => isElsewhere(environment) || tier === 'plus',
      expected: '"plus", for its threat protection',
    },
    {
      setting: 'mail',
      holds: ({ mail }, environment) => isElsewhere(environment) || mail !== 'cognito',
      expected: '{ from }: people are told about odd sign-ins through SES only',
    },
    {
      setting: 'alarmEmails',
      holds: ({ alarmEmails }, environment) => isElsewhere(environment) || alarmEmails.length > 0,
      expected: 'somebody who is told',
    },
  ],
});

/** Whether people are in a pool of somebody else, which these settings say nothing about. */
function isElsewhere({ identityProvider }: Environment): boolean {
  return identityProvider !== undefined;
}

/** Cognito takes a certificate of the pool's own account alone. */
function certificateProblems({ customDomain }: AuthSettings, { account, region }: Environment): Problem[] {
  const certificate = customDomain && arnParts(customDomain.certificateArn);
  if (!certificate || certificate.account === account) return [];
  return [
    {
      path: ['customDomain', 'certificateArn'],
      message: `the certificate is of account ${certificate.account}; expected one of ${account}, where the pool in ${region} is`,
    },
  ];
}

const lists = ['callbackUrls', 'logoutUrls'] as const;

/** What the addresses that people are sent back to must have in common with the environment. */
function returnAddressProblems(settings: AuthSettings, environment: Environment): Problem[] {
  if (environment.identityProvider) return [];
  return lists.flatMap((list) => {
    const urls = settings[list];
    if (!urls) return environment.site ? [] : [missing(list)];
    return plainAddressProblems(urls, [list], environment);
  });
}

function missing(list: string): Problem {
  return {
    path: [list],
    message: 'the environment has no site to derive it from; expected one address or more',
  };
}
