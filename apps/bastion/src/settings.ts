import { z } from 'zod';

/** Role whose holders may open sessions. Nobody can attach a policy to roles that Identity Center makes. */
export const operatorSchema = z
  .string()
  .regex(/^[\w+=,.@-]{1,64}$/, 'expected the name of a role, without path, "arn:" and wildcards')
  .refine(
    (name) => !name.startsWith('AWSReservedSSO_'),
    'Identity Center lets nobody change its roles; expected another role, or the permission set given the published policy',
  );
