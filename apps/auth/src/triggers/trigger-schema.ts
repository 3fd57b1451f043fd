import { z } from 'zod';

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
