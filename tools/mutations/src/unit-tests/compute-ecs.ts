import type { UnitTest } from '../unit-test';
import { keyGrants } from './key-grants';
import { webFront } from './web-front';

const layer = 'compute-ecs';
const src = 'apps/compute-ecs/src';
const web = 'libs/web-front/src';

const KEY = 'ComputeEcs/Logs/Key/Resource';
const SERVICE = 'ComputeEcs/Application/Service/Service';

const statement = (...indexes: number[]) =>
  new RegExp(`^Properties\\.KeyPolicy\\.Statement\\.(${indexes.join('|')})\\.`);

const theirNames = 'whose resources may use the key is a matter of their names';

const key: readonly UnitTest[] = [
  {
    layer,
    resource: KEY,
    setting: statement(2),
    reason: theirNames,
    killedBy: `${src}/compute-ecs-stack.spec.ts: only log groups of this stack may use the key`,
  },
  {
    layer,
    environment: 'prod',
    resource: KEY,
    setting: statement(3),
    reason: theirNames,
    killedBy: `${src}/application-cluster.spec.ts: of this stack, and of no other, are encrypted by Fargate`,
  },
  {
    layer,
    environment: 'prod',
    resource: KEY,
    setting: statement(4),
    reason: theirNames,
    killedBy: `${src}/application-cluster.spec.ts: of this stack are read by Fargate, which may not give more away`,
  },
  {
    layer,
    resource: KEY,
    setting: statement(3, 5),
    reason: theirNames,
    killedBy: `${src}/application-alarms.spec.ts: alarms of this stack may use the key, without which their messages would be lost`,
  },
  {
    layer,
    environment: 'test',
    resource: /^ComputeEcs\/Logs\//,
    setting: 'Properties.RetentionInDays',
    reason: 'six years are for production; elsewhere the profile says how long',
    killedBy: `${src}/compute-ecs-stack.spec.ts: every log group is encrypted and kept as long as the profile says`,
  },
];

const front: readonly UnitTest[] = [
  ...webFront(layer, 'ComputeEcs'),
  {
    layer,
    resource: /^ComputeEcs\/Web\/SecurityGroup\/to /,
    setting: /^Properties/,
    reason: 'what a load balancer reaches depends on its targets',
    killedBy: `${web}/web-load-balancer.spec.ts: it reaches its targets, at their port only`,
  },
];

const tasks: readonly UnitTest[] = [
  {
    layer,
    resource: 'ComputeEcs/Cluster/Cluster/Resource',
    setting: 'Properties.Configuration.ManagedStorageConfiguration',
    reason: 'disks of tasks are encrypted in any case, and last as long as the task',
    killedBy: `${src}/application-cluster.spec.ts: are encrypted with the key of the layer in production`,
  },
  {
    layer,
    resource: /^ComputeEcs\/Task\/\w+Role\/Resource$/,
    setting: 'Properties.AssumeRolePolicyDocument',
    reason: 'conditions differ from service to service',
    killedBy: `${src}/task-permissions.spec.ts: only tasks of this account and region get the role "%s"`,
  },
  {
    layer,
    resource: 'ComputeEcs/Task/Definition/Resource',
    setting: /\.LinuxParameters\.Capabilities$/,
    reason: 'which capabilities a program needs is known to its authors',
    killedBy: `${src}/application-task.spec.ts: every capability is dropped, and none is added`,
  },
  {
    layer,
    resource: 'ComputeEcs/Application/SecurityGroup/Resource',
    setting: 'Properties.SecurityGroupEgress',
    reason: 'whom an application calls is known to its authors',
    killedBy: `${src}/application-service.spec.ts: reach out over TLS, and to the database, and no further`,
  },
  {
    layer,
    resource: /^ComputeEcs\/Application\/SecurityGroup\/from /,
    setting: /^Properties/,
    reason: 'who calls an application is known to its authors',
    killedBy: `${src}/application-service.spec.ts: let in the load balancer and nobody else`,
  },
  {
    layer,
    resource: 'ComputeEcs/Database/Out',
    setting: /^Properties/,
    reason: 'whom an application calls is known to its authors',
    killedBy: `${web}/application-access.spec.ts: the client reaches the database, at its port only`,
  },
  {
    layer,
    resource: 'ComputeEcs/Database/In',
    setting: /^Properties/,
    reason: 'who needs the database depends on the environment',
    killedBy: `${web}/application-access.spec.ts: the database lets the client in, at its port only`,
  },
  {
    layer,
    resource: SERVICE,
    setting: 'Properties.DeploymentConfiguration.MinimumHealthyPercent',
    reason: 'how many tasks are enough for a while depends on the load',
    killedBy: `${src}/application-service.spec.ts: a version that does not come up is taken back, and never costs a healthy task`,
  },
  {
    layer,
    resource: SERVICE,
    setting: 'Properties.AvailabilityZoneRebalancing',
    reason: 'it matters where there are several tasks',
    killedBy: `${src}/application-service.spec.ts: zones that got too few tasks get more`,
  },
];

const alarms: readonly UnitTest[] = [
  {
    layer,
    resource: 'ComputeEcs/Alarms/Topic/Topic/Policy/Resource',
    setting: /^Properties\.PolicyDocument\.Statement\.\d+\.(Condition|Principal|Action)/,
    reason: 'whose alarms may publish is a matter of their names',
    killedBy: `${src}/application-alarms.spec.ts: alarms of this stack may publish, and nobody may without TLS`,
  },
  {
    layer,
    resource: /^ComputeEcs\/Alarms\//,
    setting: 'Properties.TreatMissingData',
    reason: 'what silence means depends on the metric',
    killedBy: `${src}/application-alarms.spec.ts: the silence of all tasks is alarming, and that of requests is not`,
  },
];

// A denial in a key comes first: what follows is about the permissions beside it.
export const computeEcsTests: readonly UnitTest[] = [keyGrants(layer), ...key, ...front, ...tasks, ...alarms];
