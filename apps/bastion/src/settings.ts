import { databaseUser, once } from '@hipaa-cdk/environments/aws-values';
import { defineSettings } from '@hipaa-cdk/layer';
import { sessionPolicy } from '@hipaa-cdk/environments/session-policy';
import { z } from 'zod';

/** Role whose holders may open sessions. Nobody can attach a policy to roles that Identity Center makes. */
const operatorSchema = z
  .string()
  .regex(/^[\w+=,.@-]{1,64}$/, 'expected the name of a role, without path, "arn:" and wildcards')
  .refine(
    (name) => !name.startsWith('AWSReservedSSO_'),
    'Identity Center lets nobody change its roles; expected another role, or the permission set given the published policy',
  );

const minutes = (most: number) => {
  const expected = `expected 1 to ${most} minutes, as in the session policy`;
  return z.int(expected).min(1, expected).max(most, expected);
};

const types = ['t4g.nano', 't4g.micro', 't4g.small'] as const;

const shape = z.strictObject({
  /** Size of the machine. It passes on what others type; the smallest does for most. */
  instanceType: z.enum(types, { error: `expected one of ${types.join(', ')}` }),

  /** Raise it for a machine with the newest image. The old one goes, see the README. */
  generation: z.int('expected a whole number').min(1, 'expected 1 or more'),

  /** Names of roles of this account whose holders may open sessions. */
  operators: once(z.array(operatorSchema)).default([]),

  /** User of the database that operators sign in as, by IAM. It is made with SQL, see the README. */
  databaseUser: databaseUser(),

  /** Minutes until a session in which nothing happens is ended. */
  idleMinutes: minutes(sessionPolicy.idleMinutes),

  /** Minutes until any session is ended. */
  sessionMinutes: minutes(sessionPolicy.wholeMinutes),

  /** A second way in, for SSH through an Instance Connect Endpoint. What is done in such a session is recorded nowhere. */
  instanceConnect: z
    .strictObject({
      /** Why recorded sessions do not do. */
      reason: z.string().trim().min(10, 'expected a reason of 10 characters or more'),
    })
    .optional(),
});

export type BastionSettings = z.infer<typeof shape>;

/** What the settings of this layer may be. */
export const bastionSettings = defineSettings({
  layer: 'bastion',
  shape,
});
