import { z } from 'zod';
import type { Environment } from '@hipaa-cdk/environments';
import type { Problem } from '@hipaa-cdk/errors';
import { hipaaRules } from './conformance/hipaa-rules';
import type { AuditSettings } from '../config';

/** Why a control is weaker than it could be, in words that an auditor can follow. */
export const reason = z
  .string()
  .trim()
  .min(20, 'expected a reason of 20 characters or more, for whoever audits the account');

/** A whole number within bounds, both included. */
export function count(least: number, most: number): z.ZodInt {
  const expected = `expected a whole number from ${least} to ${most}`;
  return z.int(expected).min(least, expected).max(most, expected);
}

/** Lower-case words joined by hyphens. */
export const words = z
  .string()
  .regex(
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    'expected lower-case words joined by hyphens, such as "storage-logs"',
  );

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

/** A condition on the settings of an account; `holds` being false is a problem. */
interface Rule {
  readonly path: readonly string[];
  readonly holds: (settings: AuditSettings) => boolean;
  readonly message: string;
}

const withPatientData: readonly Rule[] = [
  {
    path: ['alarmEmails'],
    holds: ({ alarmEmails }) => alarmEmails.length > 0,
    message: 'nobody is told, which does not go with dataClass "phi"; expected one address or more',
  },
  {
    path: ['trailLock', 'mode'],
    holds: ({ trailLock }) => trailLock.mode !== 'none',
    message: '"none" does not go with dataClass "phi"; expected "governance" or "compliance"',
  },
  {
    path: ['guardDuty', 'off'],
    holds: ({ guardDuty }) => 'plans' in guardDuty,
    message: 'does not go with dataClass "phi"; expected the plans that are paid for, none at least',
  },
  {
    path: ['accessAnalyzer', 'off'],
    holds: ({ accessAnalyzer }) => accessAnalyzer === 'on',
    message: 'does not go with dataClass "phi"; expected "on", which costs nothing',
  },
  {
    path: ['backup', 'dataClasses'],
    holds: ({ backup }) => backup.dataClasses.includes('PHI'),
    message: 'leaves out what the account holds; expected "PHI" among them',
  },
  {
    path: ['backup', 'lock', 'mode'],
    holds: ({ backup }) => backup.lock.mode !== 'none',
    message: '"none" does not go with dataClass "phi"; expected "governance" or "compliance"',
  },
];

/** Settings that weaken a control, in an account that patient data may enter. Both are named. */
export function accountRules(settings: AuditSettings, { dataClass }: Environment): Problem[] {
  if (dataClass !== 'phi') return [];
  return withPatientData
    .filter(({ holds }) => !holds(settings))
    .map(({ path, message }) => ({ path, message }));
}

/** Protection plans of GuardDuty that are paid for beside what it always looks at. */
export const PLANS = [
  'S3_DATA_EVENTS',
  'RDS_LOGIN_EVENTS',
  'EBS_MALWARE_PROTECTION',
  'LAMBDA_NETWORK_LOGS',
  'EKS_AUDIT_LOGS',
  'RUNTIME_MONITORING',
] as const;
