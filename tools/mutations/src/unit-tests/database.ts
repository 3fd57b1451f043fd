import type { UnitTest } from '../unit-test';
import { keyGrants } from './key-grants';

const layer = 'database';
const src = 'apps/database/src';

const CLUSTER = 'Database/Database/Cluster/Resource';
const PARAMETERS = 'Database/Database/Parameters/Resource';

const cluster: readonly UnitTest[] = [
  {
    layer,
    resource: CLUSTER,
    setting: 'Properties.AutoMinorVersionUpgrade',
    reason: 'the rule of the public packs looks at instances only',
    killedBy: `${src}/aurora-cluster.spec.ts: minor upgrades come by themselves, and no version is kept for a fee`,
  },
  {
    layer,
    resource: CLUSTER,
    setting: 'Properties.CopyTagsToSnapshot',
    reason: 'tags are a convention of this workspace',
    killedBy: `${src}/aurora-cluster.spec.ts: backups go back as many days as the settings say, and snapshots carry the tags`,
  },
  {
    layer,
    resource: CLUSTER,
    setting: 'Properties.MasterUsername',
    reason: 'which names are tried first depends on the engine',
    killedBy: `${src}/aurora-cluster.spec.ts: the master user is not called %s`,
  },
  {
    layer,
    resource: CLUSTER,
    setting: 'Properties.Port',
    reason: 'the port is part of a contract between layers',
    killedBy: `${src}/aurora-cluster.spec.ts: the cluster listens on the port that clients know`,
  },
  {
    layer,
    resource: 'Database/Database/Network/SecurityGroup/Resource',
    setting: 'Properties.SecurityGroupEgress',
    reason: 'the rule is about stores of patient data, which only production has',
    killedBy: `${src}/aurora-cluster.spec.ts: the cluster cannot reach out: its only egress rule matches no address`,
  },
];

const parameters: readonly UnitTest[] = Object.entries({
  ssl_min_protocol_version: 'refuses TLS before 1.2',
  log_connections: 'logs who comes',
  log_disconnections: 'logs who goes',
  shared_preload_libraries: 'loads the auditing extension',
  '[pgaudit.log]': 'audits changes of tables and of rights',
}).map(([name, title]) => ({
  layer,
  resource: PARAMETERS,
  setting: `Properties.Parameters${name.startsWith('[') ? name : `.${name}`}`,
  reason: 'parameters differ from engine to engine, and their tests go by engine',
  killedBy: `${src}/engines.spec.ts: ${title}`,
}));

const logs: readonly UnitTest[] = [
  {
    layer,
    resource: 'Database/Database/Logs/Key/Resource',
    setting: /^Properties\.KeyPolicy\.Statement\.\d+\.(Condition|Action)/,
    reason: 'which log groups may use the key is a matter of their names',
    killedBy: `${src}/cluster-records.spec.ts: CloudWatch Logs may use the key for these groups and no others`,
  },
  {
    layer,
    resource: /^Database\/Database\/Logs\//,
    setting: 'Properties.RetentionInDays',
    reason: 'six years are for production; elsewhere the profile says how long',
    killedBy: `${src}/cluster-records.spec.ts: every group keeps its logs as long as the profile says`,
  },
  {
    layer,
    resource: 'Database/Database/MonitoringRole/Resource',
    setting: 'Properties.AssumeRolePolicyDocument',
    reason: 'conditions differ from service to service',
    killedBy: `${src}/cluster-records.spec.ts: only RDS, and only for instances of this account, can use the role`,
  },
];

const silence = {
  layer,
  resource: /^Database\/Alarms\//,
  setting: 'Properties.TreatMissingData',
  reason: 'what silence means depends on the metric, and on whether the cluster may pause',
};

const alarms: readonly UnitTest[] = [
  {
    layer,
    resource: 'Database/Database/Logs/Key/Resource',
    setting: /^Properties\.KeyPolicy\.Statement\.\d+\.(Condition|Principal|Action)/,
    reason: 'whose alarms may use the key is a matter of their names',
    killedBy: `${src}/alarm-messages.spec.ts: this stack's alarms may use the key, without which their messages would be lost`,
  },
  {
    layer,
    resource: 'Database/AlarmTopic/Topic/Policy/Resource',
    setting: /^Properties\.PolicyDocument\.Statement\.\d+\.(Condition|Principal|Action)/,
    reason: 'whose alarms may publish is a matter of their names',
    killedBy: `${src}/alarm-messages.spec.ts: this stack's alarms may publish, and nobody may without TLS`,
  },
  {
    ...silence,
    environment: 'prod',
    killedBy: `${src}/cluster-alarms.spec.ts: that cannot pause sets off the heartbeat alarm and no other`,
  },
  {
    ...silence,
    environment: 'test',
    killedBy: `${src}/cluster-alarms.spec.ts: that can pause wakes nobody`,
  },
];

// A denial in a key comes first: what follows is about the permissions beside it.
export const databaseTests: readonly UnitTest[] = [
  keyGrants(layer),
  ...cluster,
  ...parameters,
  ...logs,
  ...alarms,
];
