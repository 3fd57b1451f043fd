import { defineSettings } from '@hipaa-cdk/layer';
import { z } from 'zod';
import { accountRules, conformancePackSchema, count, reason, words, PLANS } from './src/settings';

const shape = z.strictObject({
  /** Who gets mail when an alarm goes off or something is found. Every address must confirm once. */
  alarmEmails: z.array(z.email('expected an e-mail address')),

  /**
   * Whether files of the trail can be deleted before their time. `governance` yields to a special permission, which the
   * bucket's policy denies to everybody until it is changed; `compliance` yields to nobody, the root user and AWS
   * included, until the last file is six years old; `none` is for accounts that come and go. It cannot be taken back, and
   * adding it later makes a new bucket.
   */
  trailLock: z.strictObject({ mode: z.enum(['governance', 'compliance', 'none']), reason }),

  /** Further buckets of the application that only take logs: what follows the environment in their names. */
  logBuckets: z.array(words),

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
        .array(
          z
            .string()
            .regex(/^[a-z0-9-]+\/v\/\d+\.\d+\.\d+$/, 'expected a standard such as "nist-800-53/v/5.0.0"'),
        )
        .min(1, 'expected one standard or more'),
    }),
    z.strictObject({ off: reason }),
  ]),

  /** IAM Access Analyzer: who outside of the account can reach what is in it. Costs nothing. */
  accessAnalyzer: z.union(
    [z.literal('on'), z.strictObject({ off: reason })],
    'expected "on", or { off: "<why>" }',
  ),

  /** Regions that anything may happen in, beside those of the account's environments. */
  otherRegions: z
    .array(z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'expected an AWS region such as "us-east-1"'))
    .max(4, 'expected 4 regions or fewer: a filter pattern has 1024 characters'),

  /** Name of the role for emergencies. Whoever takes it on is allowed to, and is always asked why. */
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

export const settingsSchema = shape;

const common = {
  logBuckets: ['storage-logs'],
  recorder: 'here',
  conformancePack: {
    publicRouteTables: [],
    authorizedPorts: ['443'],
    authorizedVpcs: [],
    leftOut: [
      {
        rule: 'S3_BUCKET_DEFAULT_LOCK_ENABLED',
        reason:
          'S3 takes no default lock on buckets that receive access logs, nor AWS Config on the one for its history; ' +
          'our own rule BucketDefaultLock judges the buckets that can have one',
      },
    ],
    added: [],
  },
  passwordPolicy: { minimumLength: 14, maximumAgeDays: 90, remembered: 24 },
  accessAnalyzer: 'on',
  otherRegions: [],
  breakGlassRole: 'BreakGlass',
  thresholds: { failedSignIns: 3, deniedCalls: 10 },
} satisfies Partial<AuditSettings>;

export const settings = defineSettings<AuditSettings>({
  layer: 'audit',
  schema: settingsSchema,
  rules: accountRules,
  profiles: {
    economy: {
      ...common,
      alarmEmails: [],
      trailLock: {
        mode: 'none',
        reason: 'the account holds synthetic data only, and its stacks come and go',
      },
      guardDuty: { plans: [], tellFromSeverity: 4 },
      securityHub: { off: 'its checks cost more than all else here; the same are made before a deploy' },
      backup: {
        dataClasses: ['PHI'],
        keepDays: 35,
        lock: {
          mode: 'none',
          reason: 'no recovery point is ever made here: nothing carries the tag of patient data',
        },
        restoreMetadata: {},
      },
    },
    production: {
      ...common,
      // A placeholder, refused at deploy like the placeholder accounts.
      alarmEmails: ['security-alarms@example.org'],
      trailLock: {
        mode: 'governance',
        reason:
          'a mistake in a first deploy can still be undone; go to compliance once the account is settled',
      },
      guardDuty: {
        plans: ['S3_DATA_EVENTS', 'RDS_LOGIN_EVENTS', 'EBS_MALWARE_PROTECTION', 'LAMBDA_NETWORK_LOGS'],
        tellFromSeverity: 4,
      },
      securityHub: { standards: ['aws-foundational-security-best-practices/v/1.0.0'] },
      backup: {
        dataClasses: ['PHI'],
        keepDays: 35,
        lock: {
          mode: 'governance',
          reason: 'the vault denies deletion to everybody; go to compliance once the account is settled',
        },
        restoreMetadata: {},
      },
    },
  },
});
