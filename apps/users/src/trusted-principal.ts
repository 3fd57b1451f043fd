import { z } from 'zod';

const reason = z.string().trim().min(10, 'expected a reason of 10 characters or more');

const role = z.strictObject({
  /** Name of a role of the same account, with its path if it has one, such as `team/developer`. */
  role: z
    .string()
    .regex(/^([\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/, 'expected the name of a role, without "arn:" and wildcards'),
  /** Lets sessions in that no second factor stands behind, such as those of a build. */
  withoutMfa: z.strictObject({ reason }).optional(),
});

const permissionSet = z.strictObject({
  /** Name of a permission set of IAM Identity Center that is assigned in the account. */
  permissionSet: z.string().regex(/^[\w+=,.@-]{1,32}$/, 'expected the name of a permission set'),
});

/**
 * Somebody who may act as the application: holders of a role, or of a permission set. Both are of the environment's own
 * account, which is not written down again.
 */
export const trustedPrincipalSchema = z.union(
  [role, permissionSet],
  'expected { role: "<name>" } or { permissionSet: "<name>" }',
);

export type TrustedPrincipal = z.infer<typeof trustedPrincipalSchema>;
