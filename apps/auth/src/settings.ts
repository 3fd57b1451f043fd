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

/** One thing that an address must not be, and what to say when it is. */
const demands: readonly { readonly holds: (url: string) => boolean; readonly message: string }[] = [
  { holds: (url) => !url.includes('*'), message: 'expected one exact address, without a wildcard' },
  {
    holds: (url) => /^(https:\/\/|http:\/\/localhost(?=[:/]|$))/.test(url),
    message: 'expected https://, or http://localhost',
  },
  { holds: (url) => !url.includes('#'), message: 'expected no fragment: Cognito refuses it' },
  {
    holds: (url) => !url.endsWith('/'),
    message: 'expected no slash at its end: an address must match to the letter',
  },
  {
    holds: (url) =>
      /^https?:\/\/[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?([/?][^\s*#]*)?$/.test(url) && URL.canParse(url),
    message: 'expected a host name in lower case, then a path if any, without user or blanks',
  },
];

const returnAddress = z
  .string()
  .max(1024, 'expected 1024 characters or fewer')
  .superRefine((url, context) => {
    const broken = demands.find(({ holds }) => !holds(url));
    if (broken) context.addIssue({ code: 'custom', message: broken.message });
  });

/** Exact addresses that people may be sent back to. One that is open to strangers hands them the code of a sign-in. */
const returnAddresses = once(
  z
    .array(returnAddress)
    .min(1, 'expected one address or more')
    .max(100, 'expected 100 addresses or fewer, the most that Cognito takes'),
);

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
    .strictObject({ reason: z.string().min(20, 'expected a reason of 20 characters or more') })
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
    if (environment.dataClass !== 'phi') return [];
    return urls.flatMap((url, index) => (url.startsWith('http://') ? [ownMachine(list, index, url)] : []));
  });
}

function missing(list: string): Problem {
  return {
    path: [list],
    message: 'the environment has no site to derive it from; expected one address or more',
  };
}

function ownMachine(list: string, index: number, url: string): Problem {
  return { path: [list, index], message: `${url} is not allowed with dataClass "phi"; expected https://` };
}
