import { z } from 'zod';
import { reason } from '../setting-shapes';
import { hipaaRules } from './hipaa-rules';

const known = new Set(hipaaRules.map(({ identifier }) => identifier));

const identifier = z
  .string()
  .regex(/^[A-Z0-9]+(_[A-Z0-9]+)*$/, 'expected a rule such as "INCOMING_SSH_DISABLED"');

export const conformancePackSchema = z.strictObject({
  /** Route tables that lead to the internet on purpose: those of the public subnets. */
  publicRouteTables: z.array(
    z.string().regex(/^rtb-[0-9a-f]+$/, 'expected a route table such as "rtb-0a1b2c3d"'),
  ),
  /** TCP ports that may be open to everybody, single or as a range. */
  authorizedPorts: z.array(
    z.string().regex(/^\d{1,5}(-\d{1,5})?$/, 'expected a port such as "443" or "1020-1025"'),
  ),
  /** VPCs that may have an internet gateway. */
  authorizedVpcs: z.array(z.string().regex(/^vpc-[0-9a-f]+$/, 'expected a VPC such as "vpc-0a1b2c3d"')),
  /** Rules of AWS's pack that do not fit the account. */
  leftOut: z.array(
    z.strictObject({
      rule: identifier.refine((rule) => known.has(rule), "there is no such rule in AWS's pack"),
      reason,
    }),
  ),
  /** Managed rules that AWS's pack does not have. */
  added: z.array(
    z.strictObject({
      name: z
        .string()
        .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected words such as "rds-cluster-iam-authentication"'),
      identifier: identifier.refine((rule) => !known.has(rule), "AWS's pack has this rule already"),
      parameters: z.record(z.string(), z.string()).optional(),
    }),
  ),
});
