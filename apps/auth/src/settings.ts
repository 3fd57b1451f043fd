import type { Environment } from '@hipaa-cdk/environments';
import type { Problem } from '@hipaa-cdk/errors';
import { patientDataRules } from '@hipaa-cdk/layer';
import { z } from 'zod';
import type { AuthSettings } from '../config';

/** A condition over several settings; `problem` gives the message when it does not hold. */
interface SettingRule {
  readonly path: readonly string[];
  readonly problem: (settings: AuthSettings) => string | false;
}

/** What only shows when settings are seen together. */
export const settingRules: readonly SettingRule[] = [
  {
    path: ['eventBucketArn'],
    problem: ({ tier, eventBucketArn }) =>
      eventBucketArn !== undefined &&
      tier !== 'plus' &&
      `tier "${tier}" records no sign-ins to send; expected tier "plus"`,
  },
  {
    path: ['triggers', 'allowedDomains'],
    problem: ({ selfSignUp, triggers }) =>
      triggers.allowedDomains !== undefined &&
      !selfSignUp &&
      'nobody signs up by themselves here; expected selfSignUp as well',
  },
  ...(['name', 'precedence'] as const).map((field) => ({
    path: ['groups'],
    problem: ({ groups }: AuthSettings) => {
      const values = groups.map((group) => group[field]);
      const twice = values.find((value, index) => values.indexOf(value) < index);
      return twice !== undefined && `${field} ${JSON.stringify(twice)} is given twice; expected each once`;
    },
  })),
];

const lists = ['callbackUrls', 'logoutUrls'] as const;

/** What the addresses that people are sent back to must have in common with the environment. */
export function returnAddressProblems(settings: AuthSettings, environment: Environment): Problem[] {
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
  return { path: [list, index], message: `${url} does not go with dataClass "phi"; expected https://` };
}

const ofPool = patientDataRules<AuthSettings>([
  { setting: 'tier', holds: ({ tier }) => tier === 'plus', expected: '"plus", for its threat protection' },
  {
    setting: 'mail',
    holds: ({ mail }) => mail !== 'cognito',
    expected: '{ from }: people are told about odd sign-ins through SES only',
  },
  {
    setting: 'alarmEmails',
    holds: ({ alarmEmails }) => alarmEmails.length > 0,
    expected: 'somebody who is told',
  },
]);

/** Settings that weaken a control, where patient data may enter and people are in a pool of ours. Both are named. */
export function patientDataProblems(settings: AuthSettings, environment: Environment): Problem[] {
  return environment.identityProvider ? [] : ofPool(settings, environment);
}

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
    holds: (url) => /^https?:\/\/[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?([/?][^\s*#]*)?$/.test(url),
    message: 'expected a host name in lower case, then a path if any, without user or blanks',
  },
];

const returnAddress = z.string().superRefine((url, context) => {
  const broken = demands.find(({ holds }) => !holds(url));
  if (broken) context.addIssue({ code: 'custom', message: broken.message });
});

/** Exact addresses that people may be sent back to. One that is open to strangers hands them the code of a sign-in. */
export const returnAddresses = z
  .array(returnAddress)
  .min(1, 'expected one address or more')
  .superRefine((urls, context) => {
    urls.forEach((url, index) => {
      if (urls.indexOf(url) < index)
        context.addIssue({ code: 'custom', path: [index], message: 'expected each address once' });
    });
  });

const precedence = 'expected a whole number, 0 or more; the lowest comes first';

/** A group of people. */
export const groupSchema = z.strictObject({
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
  precedence: z.int(precedence).min(0, precedence),
});

export type Group = z.infer<typeof groupSchema>;

/** Functions that Cognito calls on the way. */
export const triggerSchema = z.strictObject({
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

/** Claims that decide who somebody is and how long a token holds: Cognito keeps them, or programs trust them. */
const reserved: readonly string[] = [
  ...['acr', 'amr', 'aud', 'auth_time', 'azp', 'client_id', 'email', 'email_verified', 'event_id', 'exp'],
  ...['iat', 'iss', 'jti', 'nbf', 'nonce', 'origin_jti', 'scope', 'sub', 'token_use', 'username', 'version'],
];

export type TriggerSettings = z.infer<typeof triggerSchema>;
