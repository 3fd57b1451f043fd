import type { UnitTest } from '../unit-test';
import { auditBackupTests } from './audit-backups';
import { auditRecordTests } from './audit-records';
import { keyGrants } from './key-grants';

const layer = 'audit';
const src = 'apps/audit/src';

const watch: readonly UnitTest[] = [
  {
    layer,
    resource: /^Audit\/Watch\/\w+Filter\//,
    setting: 'Properties.FilterPattern',
    reason: 'what a pattern has to find is known to whoever wrote it',
    killedBy: `${src}/watch/trail-watch.spec.ts: goes off with as many events as the threshold`,
  },
  {
    layer,
    resource: /^Audit\/Watch\/\w+Filter\//,
    setting: /^Properties\.MetricTransformations\.0\.MetricValue$/,
    reason: 'a filter may count something else than events',
    killedBy: `${src}/watch/trail-watch.spec.ts: counts every event as one`,
  },
  {
    layer,
    resource: /^Audit\/Watch\//,
    setting: 'Properties.TreatMissingData',
    reason: 'an alarm without data is no false alarm, and only untidy',
    killedBy: `${src}/watch/trail-watch.spec.ts: is silent with one event less`,
  },
];

const findings: readonly UnitTest[] = [
  {
    layer,
    resource: /^Audit\/Findings\//,
    setting: 'Properties.EventPattern',
    reason: 'which events matter is known to whoever wants to hear of them',
    killedBy: `${src}/findings/findings.spec.ts: %s hears of %s`,
  },
  {
    layer,
    resource: /^Audit\/Findings\//,
    setting: /^Properties\.(State|Targets)$/,
    reason: 'a rule may be off, or only count, on purpose',
    killedBy: `${src}/findings/findings.spec.ts: every rule is on, and tells the topic without a role, with which it could not use its key`,
  },
  {
    layer,
    resource: 'Audit/Findings/Undelivered/Resource',
    setting: 'Properties.TreatMissingData',
    reason: 'what silence means depends on the expression',
    killedBy: `${src}/findings/findings.spec.ts: a finding that cannot be sent sets off an alarm, which is sent in another way`,
  },
  {
    layer,
    resource: 'Audit/Review/Reminder/Resource',
    setting: /^Properties\.(State|Targets|EventPattern)$/,
    reason: 'who is reminded of what is an arrangement of people',
    killedBy: `${src}/activity-review.spec.ts: every Monday somebody is reminded, told where to look, and what to write down`,
  },
  {
    layer,
    resource: 'Audit/AlarmTopic/Topic/Policy/Resource',
    setting: /^Properties\.PolicyDocument\.Statement\.1/,
    reason: 'whose alarms may publish is a matter of their names',
    killedBy:
      'libs/constructs/src/alarms.spec.ts: alarms of this stack, and of no other, may publish and use the key',
  },
  {
    layer,
    resource: 'Audit/AlarmTopic/Topic/Policy/Resource',
    setting: /^Properties\.PolicyDocument\.Statement\.2/,
    reason: 'that EventBridge cannot be asked for its source is peculiar to it',
    killedBy: `${src}/findings/findings.spec.ts: EventBridge may send to the topic, and does so without saying for whom`,
  },
];

const detection: readonly UnitTest[] = [
  {
    layer,
    resource: 'Audit/Detection/GuardDuty/Detector',
    setting: 'Properties.Features',
    reason: 'which plans are paid for is a setting',
    killedBy: `${src}/detection.spec.ts: where nothing is protected, no plan comes on by itself and is paid for`,
  },
  {
    layer,
    resource: 'Audit/Detection/GuardDuty/Detector',
    setting: /^Properties\.(Enable|FindingPublishingFrequency)$/,
    reason: 'no rule asks an account for a detector: it may be in another template',
    killedBy: `${src}/detection.spec.ts: GuardDuty is on, and tells within a quarter of an hour`,
  },
  {
    layer,
    resource: 'Audit/Detection/AccessAnalyzer',
    setting: /^/,
    reason: 'no rule asks an account for an analyzer: it may be in another template',
    killedBy: `${src}/detection.spec.ts: Access Analyzer looks at the account`,
  },
  {
    layer,
    resource: /^Audit\/Detection\/SecurityHub\//,
    setting: /^/,
    environment: 'prod',
    reason: 'which standards are paid for is a setting',
    killedBy: `${src}/detection.spec.ts: production is checked by one standard, and by no other that comes by itself`,
  },
  {
    layer,
    resource: 'Audit/ConformancePack/Pack',
    setting: 'Properties.TemplateBody',
    reason: 'what is in the pack is a template of its own',
    killedBy: `${src}/conformance/conformance-pack.spec.ts: the pack has its rules, and fits`,
  },
];

const sessions: readonly UnitTest[] = [
  {
    layer,
    resource: 'Audit/Sessions/Document',
    setting: 'Properties.Content.inputs.kmsKeyId',
    reason: 'rules look at when sessions end, and not yet at how they are kept',
    killedBy: `${src}/session-preferences.spec.ts: sessions are encrypted with a key that encrypts nothing else`,
  },
  {
    layer,
    resource: 'Audit/Sessions/Document',
    setting: /^Properties\.Content\.inputs\.cloudWatch/,
    reason: 'rules look at when sessions end, and not yet at how they are kept',
    killedBy: `${src}/session-preferences.spec.ts: sessions are recorded while they last, in an encrypted log group`,
  },
];

export const auditTests: readonly UnitTest[] = [
  keyGrants(layer),
  ...auditRecordTests,
  ...watch,
  ...findings,
  ...detection,
  ...sessions,
  ...auditBackupTests,
];
