import { databaseUser, once } from '@hipaa-cdk/environments/aws-values';
import { defineSettings } from '@hipaa-cdk/layer';
import { z } from 'zod';

const reason = z.string().trim().min(10, 'expected a reason of 10 characters or more');

const rotation = 'expected 1 to 30 days';

const programmaticAccessSchema = z.strictObject({
  /** Why no role will do. It is kept in the template, beside the user. */
  reason,
  /** Day on which the access ends by itself, at midnight UTC. */
  expires: z.iso.date('expected a day such as "2027-06-30"'),
  /** Days until the next key. A key goes with the rotation after that, so that its reader has as long to follow. */
  rotationDays: z.int(rotation).min(1, rotation).max(30, rotation),
  /** Says once more that the key may reach patient data, and why. Without it an environment with such data refuses. */
  patientData: z.strictObject({ reason }).optional(),
});

export type ProgrammaticAccessSettings = z.infer<typeof programmaticAccessSchema>;

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
const trustedPrincipalSchema = z.union(
  [role, permissionSet],
  'expected { role: "<name>" } or { permissionSet: "<name>" }',
);

export type TrustedPrincipal = z.infer<typeof trustedPrincipalSchema>;

const emergencyAccessSchema = z.strictObject({
  /** Users of IAM of the account, with their paths, who may take the role. Each needs a second factor. */
  users: once(
    z
      .array(
        z
          .string()
          .regex(
            /^([\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/,
            'expected the name of a user of IAM, without "arn:" and wildcards',
          ),
      )
      .min(1, 'expected one user or more: a role that nobody can take is no way in'),
  ),
  /** User of the database that may read everything and write nothing, see the procedure. */
  databaseUser: databaseUser(),
});

export type EmergencyAccessSettings = z.infer<typeof emergencyAccessSchema>;

const shape = z.strictObject({
  /** Where in the application bucket the application's files are. Files are not moved when this changes. */
  filePrefix: z
    .string()
    .regex(
      /^([a-z0-9][a-z0-9._-]*\/)+$/,
      'expected folders with a slash at the end and none at the start, such as "application/"',
    )
    .max(200, 'expected 200 characters or fewer'),

  /** User of the database that the application signs in as, by IAM. It is made with SQL, see the README of the database. */
  databaseUser: databaseUser(),

  /** Whether the application may read the master secret as well. Needed until it has that user, and not after. */
  readsMasterSecret: z.boolean('expected true or false'),

  /** Who may act as the application outside of the computes. With nobody in the list there is no role for it. */
  trusted: once(z.array(trustedPrincipalSchema), (one) => ('role' in one ? one.role : one.permissionSet)),

  /**
   * A user of IAM with an access key, for a program that can have no role. A key works from anywhere and belongs to
   * nobody: the README says what to try first, and what the check makes of it.
   */
  programmaticAccess: programmaticAccessSchema.optional(),

  /**
   * A role to read health data with when nobody can in the ordinary way: 45 CFR 164.312(a)(2)(ii). Left out, people get
   * there by a permission set of IAM Identity Center, or not at all: `docs/emergency-access.md`. Costs nothing.
   */
  emergencyAccess: emergencyAccessSchema.optional(),
});

export type UsersSettings = z.infer<typeof shape>;

/** What the settings of this layer may be. */
export const usersSettings = defineSettings({
  layer: 'users',
  shape,
  patientData: [
    {
      setting: 'trusted',
      holds: ({ trusted }) => trusted.every((one) => !('withoutMfa' in one)),
      expected: 'a second factor from everybody',
    },
    {
      setting: 'programmaticAccess',
      holds: ({ programmaticAccess: access }) => access === undefined || access.patientData !== undefined,
      expected:
        'no key that works from anywhere, or patientData: { reason } that says why nothing else will do',
    },
  ],
});
