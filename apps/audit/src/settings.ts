import { mailAddresses, once, regionName } from '@hipaa-cdk/environments/aws-values';
import { defineSettings } from '@hipaa-cdk/layer';
import { z } from 'zod';
import { hipaaRules } from './conformance/hipaa-rules';

/** Why a control is weaker than it could be, in words that an auditor can follow. */
export const reason = z
  .string()
  .trim()
  .min(20, 'expected a reason of 20 characters or more, for whoever audits the account')
  .max(1000, 'expected a reason of 1,000 characters at most');

/** A whole number within bounds, both included. */
export function count(least: number, most: number): z.ZodInt {
  const expected = `expected a whole number from ${least} to ${most}`;
  return z.int(expected).min(least, expected).max(most, expected);
}

/** Lower-case words joined by hyphens. */
export const words = z
  .string()
  .max(63, 'expected 63 characters at most')
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

/** Protection plans of GuardDuty that are paid for beside what it always looks at. */
export const PLANS = [
  'S3_DATA_EVENTS',
  'RDS_LOGIN_EVENTS',
  'EBS_MALWARE_PROTECTION',
  'LAMBDA_NETWORK_LOGS',
  'EKS_AUDIT_LOGS',
  'RUNTIME_MONITORING',
] as const;

/** What Amazon Inspector looks through for known vulnerabilities. */
export const SCANS = ['EC2', 'ECR', 'LAMBDA'] as const;

/** Standards that Security Hub CSPM has and that anybody would switch on today, as of 2026-11-30. */
const STANDARDS = [
  'aws-foundational-security-best-practices/v/1.0.0',
  'aws-resource-tagging-standard/v/1.0.0',
  'cis-aws-foundations-benchmark/v/1.4.0',
  'cis-aws-foundations-benchmark/v/3.0.0',
  'cis-aws-foundations-benchmark/v/5.0.0',
  'nist-800-171/v/2.0.0',
  'nist-800-53/v/5.0.0',
  'pci-dss/v/3.2.1',
  'pci-dss/v/4.0.1',
] as const;

const shape = z.strictObject({
  /** Who gets mail when an alarm goes off or something is found. Every address must confirm once. */
  alarmEmails: mailAddresses(),

  /**
   * Whether files of the trail can be deleted before their time. `governance` yields to a special permission, which the
   * bucket's policy denies to everybody until it is changed; `compliance` yields to nobody, the root user and AWS
   * included, until the last file is six years old; `none` is for accounts that come and go. It cannot be taken back, and
   * adding it later makes a new bucket.
   */
  trailLock: z.strictObject({ mode: z.enum(['governance', 'compliance', 'none']), reason }),

  /** Further buckets of the application that only take logs: what follows the environment in their names. */
  logBuckets: once(z.array(words)),

  /** Who runs AWS Config here. An account and region can have one recorder; a landing zone may have brought its own. */
  recorder: z.union(
    [z.literal('here'), z.strictObject({ elsewhere: reason })],
    'expected "here", or { elsewhere: "<who has it, and since when>" }',
  ),

  /** Rules that AWS Config holds the account to. Each evaluation costs $0.001, and each recorded change $0.003. */
  conformancePack: conformancePackSchema,

  /** What passwords of IAM users have to be, in the account and in the rule that checks it. */
  passwordPolicy: z.strictObject({
    minimumLength: count(14, 128),
    maximumAgeDays: count(1, 90),
    /** Earlier passwords that must not come back. */
    remembered: count(1, 24),
  }),

  /**
   * GuardDuty, with the protection plans that are paid for beside it. Without any: $4 a million calls, $1 a GB of flows and
   * names. Plans: S3 $0.80 a million events, RDS $0.25 a capacity unit, malware $0.03 a GB, runtime $1.50 a core.
   */
  guardDuty: z.union([
    z.strictObject({
      plans: z.array(z.enum(PLANS)),
      /** Findings below it are kept and not sent: 1 to 3.9 is low, 4 to 6.9 medium, 7 and more high. */
      tellFromSeverity: z.number().min(1, 'expected 1 to 9').max(9, 'expected 1 to 9'),
    }),
    z.strictObject({ off: reason }),
  ]),

  /** Security Hub CSPM with these standards. Each check costs $0.001; one standard makes some 10,000 a month in a small account. */
  securityHub: z.union([
    z.strictObject({
      standards: z
        .array(z.enum(STANDARDS, `expected one of ${STANDARDS.join(', ')}`))
        .min(1, 'expected one standard or more'),
    }),
    z.strictObject({ off: reason }),
  ]),

  /**
   * What Amazon Inspector scans for vulnerabilities, switched on by the runbook of the account: CloudFormation has no type for
   * it. $1.26 a month for a machine, $0.09 for an image and $0.01 for each time that it is scanned again, $0.30 a month for a
   * function.
   */
  inspector: z.union(
    [
      z.strictObject({ scans: once(z.array(z.enum(SCANS)).min(1, `expected one of ${SCANS.join(', ')}`)) }),
      z.strictObject({ off: reason }),
    ],
    'expected { scans: ["EC2"] }, or { off: "<why>" }',
  ),

  /** Whether somebody looks every day which patches machines lack. Costs nothing; installing them is up to their layers. */
  patchScan: z.union(
    [z.literal('daily'), z.strictObject({ off: reason })],
    'expected "daily", or { off: "<why>" }',
  ),

  /** IAM Access Analyzer: who outside of the account can reach what is in it. Costs nothing. */
  accessAnalyzer: z.union(
    [z.literal('on'), z.strictObject({ off: reason })],
    'expected "on", or { off: "<why>" }',
  ),

  /** Regions that anything may happen in, beside those of the account's environments. */
  otherRegions: once(
    z.array(regionName()).max(4, 'expected 4 regions or fewer: a filter pattern has 1024 characters'),
  ),

  /**
   * Name of a role, or of a permission set of IAM Identity Center, for emergencies, beside those that `emergencyAccess` of the users
   * layers makes. Whoever takes one on is allowed to, and is always asked why.
   */
  breakGlassRole: z
    .string()
    .regex(/^[\w+=,.@-]{1,64}$/, 'expected the name of an IAM role, without its path'),

  /** How many within five minutes are no accident any more. */
  thresholds: z.strictObject({ failedSignIns: count(1, 100), deniedCalls: count(1, 1000) }),

  backup: z.strictObject({
    /** Classes of data that are backed up, as the tag `DataClassification` names them. */
    dataClasses: z.array(z.enum(['PHI', 'Deidentified', 'Synthetic'])).min(1, 'expected one class or more'),
    /** Days that a recovery point is kept. */
    keepDays: count(35, 3650),
    /** Whether recovery points can go before their time, and who could let them. The same words as for the trail. */
    lock: z.strictObject({ mode: z.enum(['governance', 'compliance', 'none']), reason }),
    /** What a test restores with, beside what AWS Backup works out, such as `dbsubnetgroupname`. */
    restoreMetadata: z.record(z.string().regex(/^\w+$/), z.string().min(1)),
  }),
});

export type AuditSettings = z.infer<typeof shape>;

/** What the settings of this layer may be. */
export const auditSettings = defineSettings({
  layer: 'audit',
  shape,
  patientData: [
    {
      setting: 'alarmEmails',
      holds: ({ alarmEmails }) => alarmEmails.length > 0,
      expected: 'one address or more',
    },
    {
      setting: ['trailLock', 'mode'],
      holds: ({ trailLock }) => trailLock.mode !== 'none',
      expected: '"governance" or "compliance"',
    },
    {
      setting: ['guardDuty', 'off'],
      holds: ({ guardDuty }) => 'plans' in guardDuty,
      expected: 'the plans that are paid for, none at least',
    },
    {
      setting: ['patchScan', 'off'],
      holds: ({ patchScan }) => patchScan === 'daily',
      expected: '"daily", which costs nothing',
    },
    {
      setting: ['accessAnalyzer', 'off'],
      holds: ({ accessAnalyzer }) => accessAnalyzer === 'on',
      expected: '"on", which costs nothing',
    },
    {
      setting: ['backup', 'dataClasses'],
      holds: ({ backup }) => backup.dataClasses.includes('PHI'),
      expected: '"PHI" among them',
    },
    {
      setting: ['backup', 'lock', 'mode'],
      holds: ({ backup }) => backup.lock.mode !== 'none',
      expected: '"governance" or "compliance"',
    },
  ],
});
