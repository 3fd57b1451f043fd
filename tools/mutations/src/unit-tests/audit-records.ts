import type { UnitTest } from '../unit-test';

const layer = 'audit';
const src = 'apps/audit/src';

const KEY = 'Audit/Records/Logs/Key/Resource';
const buckets = `${src}/records/record-buckets.spec.ts`;

/** Statements of the key of the records, in the order of the policy, with the tests that are about them. */
const keyStatements: readonly UnitTest[] = [
  `${src}/audit-stack.spec.ts: CloudWatch Logs uses that key for the groups of this stack alone`,
  `${src}/records/trail.spec.ts: CloudTrail makes data keys for this trail, and decrypts nothing`,
  `${buckets}: AWS Config uses the key for this account alone`,
  `${src}/audit-stack.spec.ts: alarms of this stack send to the topic with that key, and those of no other`,
  `${src}/findings/findings.spec.ts: EventBridge may use the key for messages of topics of this stack, and for nothing else`,
].map((killedBy, index) => ({
  layer,
  resource: KEY,
  setting: new RegExp(`^Properties\\.KeyPolicy\\.Statement\\.${index + 2}\\.`),
  reason: 'on whose behalf a service may use the key is a matter of names',
  killedBy,
}));

const policies: readonly UnitTest[] = [
  {
    layer,
    resource: /^Audit\/Records\/(AccessLogs|Trails|History)\/Policy\/Resource$/,
    setting: 'Properties.PolicyDocument',
    broken: /^a denial/,
    reason: 'that nobody may delete logs is more than the law asks for',
    killedBy: `${buckets}: nobody deletes what is in %s`,
  },
  {
    layer,
    resource: 'Audit/Records/AccessLogs/Policy/Resource',
    setting: 'Properties.PolicyDocument',
    reason: "whose logs are delivered where is this layer's own arrangement",
    killedBy: `${buckets}: S3 delivers the access logs of %s, below %s, and no others`,
  },
  {
    layer,
    resource: 'Audit/Records/Trails/Policy/Resource',
    setting: /^Properties\.PolicyDocument\.Statement\.2\./,
    reason: 'which trail a bucket is for is a matter of its name',
    killedBy: `${buckets}: this trail alone looks at its bucket`,
  },
  {
    layer,
    resource: 'Audit/Records/Trails/Policy/Resource',
    setting: /^Properties\.PolicyDocument\.Statement\.3\./,
    reason: 'which trail a bucket is for is a matter of its name',
    killedBy: `${buckets}: this trail alone writes into its bucket, and hands over what it writes`,
  },
  {
    layer,
    resource: 'Audit/Records/History/Policy/Resource',
    setting: /^Properties\.PolicyDocument\.Statement\.2\./,
    reason: 'conditions differ from service to service',
    killedBy: `${buckets}: AWS Config looks at its bucket for this account alone`,
  },
  {
    layer,
    resource: 'Audit/Records/History/Policy/Resource',
    setting: /^Properties\.PolicyDocument\.Statement\.3\./,
    reason: 'conditions differ from service to service',
    killedBy: `${buckets}: AWS Config writes for this account alone, and hands over what it writes`,
  },
];

const recording: readonly UnitTest[] = [
  {
    layer,
    resource: 'Audit/Records/Trail/Role/Resource',
    setting: /^Properties\.AssumeRolePolicyDocument\.Statement\.0\.Action/,
    reason: 'other actions of STS need another policy as well',
    killedBy: `${src}/records/trail.spec.ts: the role of the trail is for CloudTrail, and writes to one group`,
  },
  {
    layer,
    resource: 'Audit/Records/Trail/Trail',
    setting: 'Properties.AdvancedEventSelectors',
    environment: 'test',
    reason: 'the rule is about accounts with patient data',
    killedBy: `${src}/records/trail.spec.ts: the trail has the selectors of its account`,
  },
  {
    layer,
    resource: 'Audit/Records/Recorder/Recorder',
    setting: 'Properties.RecordingGroup',
    reason: 'what is worth recording depends on the account',
    killedBy: `${src}/records/records.spec.ts: every type of resource is recorded, and what is in no region`,
  },
  {
    layer,
    resource: 'Audit/Records/Recorder/Channel',
    setting: 'Properties.S3KmsKeyArn',
    reason: 'the bucket encrypts by itself, so that this only says the same again',
    killedBy: `${src}/records/records.spec.ts: what is recorded is delivered to its bucket, encrypted with our key`,
  },
  {
    layer,
    resource: /^Audit\/Records\/Logs\//,
    setting: 'Properties.RetentionInDays',
    environment: 'test',
    reason: 'six years are for production; elsewhere the profile says how long',
    killedBy: `${src}/audit-stack.spec.ts: where accounts come and go, logs are kept for a month`,
  },
  {
    layer,
    resource: /^Audit\/Records\/(AccessLogs|Trails|History)\/Resource$/,
    setting: /^Properties\.LifecycleConfiguration\.Rules\.0\.ExpirationInDays$/,
    environment: 'test',
    reason: 'six years are for production; elsewhere the profile says how long',
    killedBy: `${buckets}: records are kept for a month, and go with the stack`,
  },
  {
    layer,
    resource: /^Audit\/Records\/(AccessLogs|Trails|History)\/Resource$/,
    setting: /^Properties\.LifecycleConfiguration\.Rules\.1\.ExpirationInDays$/,
    environment: 'test',
    reason: 'six years are for production; elsewhere the profile says how long',
    killedBy:
      'libs/constructs/src/buckets.spec.ts: logs expire after their days, and can be brought back for a month',
  },
];

/** What the account keeps about itself. */
export const auditRecordTests: readonly UnitTest[] = [...keyStatements, ...policies, ...recording];
