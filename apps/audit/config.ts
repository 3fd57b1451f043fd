import { type AuditSettings, auditSettings } from './src/settings';

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
  patchScan: 'daily',
  otherRegions: [],
  breakGlassRole: 'BreakGlass',
  thresholds: { failedSignIns: 3, deniedCalls: 10 },
} satisfies Partial<AuditSettings>;

export const settings = auditSettings.withValues({
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
      inspector: { off: 'images and functions are the same in production, where they are scanned' },
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
      inspector: { scans: ['EC2', 'ECR', 'LAMBDA'] },
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
