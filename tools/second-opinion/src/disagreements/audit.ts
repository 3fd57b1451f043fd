import { disagree, type Disagreement } from '../disagreement';
import { auditReview, LOCK_RULES, bucketDisagreements, shortRetention } from './reasons';

const ACCESS_LOGS = 'audit/RecordsAccessLogsF62F3C98';
const HISTORY = 'audit/RecordsHistoryB1550A9F';
const TRAILS = 'audit/RecordsTrailsCB3392F6';

export const auditDisagreements: readonly Disagreement[] = [
  ...bucketDisagreements({
    layer: 'audit',
    all: [ACCESS_LOGS, HISTORY, TRAILS],
    accessLogs: [ACCESS_LOGS],
    lastLogs: ACCESS_LOGS,
    reviewed: auditReview,
  }),
  ...disagree({
    rules: { 'cfn-guard': LOCK_RULES },
    resources: [HISTORY],
    reason:
      'AWS Config does not deliver into a bucket with a default lock. Where data are retained, the policy of the bucket denies deletion to everybody.',
    reviewed: auditReview,
  }),
  ...disagree({
    rules: { 'cfn-guard': LOCK_RULES },
    resources: [TRAILS],
    environments: ['local', 'test'],
    reason:
      'A lock can never be taken off a bucket, and an account that comes and goes could not be cleared. Where patient data are, the trail is locked for six years, and the rule stands.',
    reviewed: auditReview,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['S3_BUCKET_REPLICATION_ENABLED'] },
    resources: [ACCESS_LOGS, HISTORY, TRAILS],
    reason:
      'The register of exceptions holds it open with an owner and an end. Events of the trail are in its log group as well, AWS Config answers from its own store, and access logs are where a chain of copies ends.',
    reviewed: auditReview,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['s3_event_notifications_enabled_check'] },
    resources: [HISTORY, TRAILS],
    reason:
      'Nobody acts on the arrival of a record. Deleting one is recorded by the trail and sets off an alarm.',
    reviewed: auditReview,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['guardduty_s3_protection_enabled_check'] },
    resources: ['audit/DetectionGuardDutyDetector31A424A8'],
    environments: ['prod'],
    reason:
      'The rule reads DataSources, which AWS has replaced by Features. There the plan for S3 is on, by its name.',
    reviewed: auditReview,
  }),
  ...disagree({
    rules: { 'cfn-guard': ['guardduty_s3_protection_enabled_check'] },
    resources: ['audit/DetectionGuardDutyDetector31A424A8'],
    environments: ['local', 'test'],
    reason:
      'The plan is paid for by the event, and there are synthetic data only. Where patient data are it is on.',
    reviewed: auditReview,
  }),
  ...shortRetention({
    resources: ['audit/RecordsLogsTrailD5CDA11F', 'audit/RecordsLogsSessionsE50A4072'],
    reviewed: auditReview,
  }),
];
