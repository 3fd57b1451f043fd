import { defineSettings } from '@hipaa-cdk/layer';
import { z } from 'zod';
import {
  groupSchema,
  patientDataProblems,
  returnAddressProblems,
  settingRules,
  returnAddresses,
  triggerSchema,
} from './src/settings';

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
      domainName: z
        .string()
        .regex(
          /^(?=.{4,127}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?){2,}$/,
          'expected a host name below a domain of yours such as "login.example.org"',
        ),
      certificateArn: z
        .string()
        .regex(
          /^arn:aws[a-z-]*:acm:us-east-1:\d{12}:certificate\/[0-9a-f-]{36}$/,
          'expected the ARN of an ACM certificate in us-east-1, where Cognito looks for it whatever the region',
        ),
    })
    .optional(),

  /** Groups that people are put in; their names are in the tokens. */
  groups: z.array(groupSchema),

  /** Functions that Cognito calls. None is the rule: each is code that can keep people from signing in. */
  triggers: triggerSchema,

  /** Who gets mail when an alarm goes off. Every address must confirm once. */
  alarmEmails: z.array(z.email('expected an e-mail address')),

  /** Bucket that is sent every sign-in and its risk. It needs the "plus" tier, and a policy that lets log delivery in. */
  eventBucketArn: z
    .string()
    .regex(
      /^arn:aws[a-z-]*:s3:::[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
      'expected a bucket ARN such as "arn:aws:s3:::sign-ins"',
    )
    .optional(),
});

export type AuthSettings = z.infer<typeof shape>;

export const settingsSchema = shape.superRefine((settings, context) => {
  for (const { path, problem } of settingRules) {
    const message = problem(settings);
    if (message) context.addIssue({ code: 'custom', path: [...path], message });
  }
});

export const settings = defineSettings<AuthSettings>({
  layer: 'auth',
  schema: settingsSchema,
  rules: (row, environment) => [
    ...returnAddressProblems(row, environment),
    ...patientDataProblems(row, environment),
  ],
  profiles: {
    economy: {
      tier: 'plus',
      mail: 'cognito',
      client: 'public',
      groups: [administrators()],
      triggers: {},
      alarmEmails: [],
    },
    production: {
      tier: 'plus',
      // Placeholders, refused at deploy like the placeholder accounts.
      mail: { from: 'no-reply@example.org' },
      client: 'public',
      groups: [administrators()],
      triggers: {},
      alarmEmails: ['sign-in-alarms@example.org'],
    },
  },
  environments: {
    // It has no site: the pages under development come from the developer's own machine.
    dev: { callbackUrls: ['http://localhost:4200'], logoutUrls: ['http://localhost:4200'] },
  },
});

function administrators(): AuthSettings['groups'][number] {
  return {
    name: 'administrators',
    description: 'Manage people and settings of the application',
    precedence: 10,
  };
}
