import type { UnitTest } from '../unit-test';
import { keyGrants } from './key-grants';

const layer = 'storage';
const src = 'apps/storage/src';

const LOGS = 'Storage/Logs/Resource';
const LOG_POLICY = 'Storage/Logs/Policy/Resource';

const logs: readonly UnitTest[] = [
  {
    layer,
    resource: LOG_POLICY,
    setting: 'Properties.PolicyDocument',
    broken: /^a denial/,
    reason: 'that nobody may delete logs is more than the law asks for',
    killedBy: `${src}/log-bucket.spec.ts: logs that outlive their stack cannot be deleted by anybody`,
  },
  {
    layer,
    resource: LOG_POLICY,
    setting: 'Properties.PolicyDocument',
    broken: /^(a permission|anybody|every)/,
    reason: "whose logs are delivered where is this layer's own arrangement",
    killedBy: `${src}/log-bucket.spec.ts: the log delivery service writes, for the bucket that is logged and below its prefix`,
  },
  {
    layer,
    resource: LOGS,
    setting: 'Properties.LifecycleConfiguration.Rules.0.ExpirationInDays',
    reason: 'six years are for production; elsewhere the profile says how long',
    killedBy: `${src}/storage-stack.spec.ts: access logs expire after the days of the profile`,
  },
  {
    layer,
    resource: LOGS,
    setting: 'Properties.LifecycleConfiguration.Rules.1.ExpirationInDays',
    reason: 'six years are for production; elsewhere the profile says how long',
    killedBy: `${src}/log-bucket.spec.ts: markers of logs that are gone are cleared in a rule of their own`,
  },
];

const application: readonly UnitTest[] = [
  {
    layer,
    resource: 'Storage/Application/Bucket/Resource',
    setting: 'Properties.LifecycleConfiguration',
    reason: 'how long a record is kept is for its owner to say',
    killedBy: `${src}/application-bucket.spec.ts: a current version never expires`,
  },
  {
    layer,
    resource: 'Storage/Application/Bucket/Policy/Resource',
    setting: 'Properties.PolicyDocument',
    broken: /^a denial/,
    reason: 'which key an upload may name is a matter of this bucket',
    killedBy: `${src}/application-bucket.spec.ts: the denial compares with the key of the bucket`,
  },
];

export const storageTests: readonly UnitTest[] = [...logs, ...application, keyGrants(layer)];
