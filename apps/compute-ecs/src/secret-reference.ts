import { z } from 'zod';

/** Where a secret is kept, never the secret itself. */
export const secretReference = z.strictObject({
  /** The whole ARN. Without the characters at its end, another secret whose name begins the same could be read. */
  secretArn: z
    .string()
    .regex(
      /^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@-]+-[A-Za-z0-9]{6}$/,
      'expected the whole ARN of a secret, with the six characters at its end',
    ),
  /** Key that encrypts it. Left out, it is the one that AWS manages for the account. */
  keyArn: z
    .string()
    .regex(
      /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/,
      'expected a key ARN (no alias) such as "arn:aws:kms:us-east-1:111122223333:key/1234abcd"',
    )
    .optional(),
});

export type SecretReference = z.infer<typeof secretReference>;
