import type { UnitTest } from '../unit-test';
import { keyGrants } from './key-grants';

const layer = 'bastion';
const src = 'apps/bastion/src';

const network: readonly UnitTest[] = [
  {
    layer,
    resource: 'Bastion/Access/SecurityGroup/Resource',
    setting: 'Properties.SecurityGroupEgress',
    reason: 'whom a machine may speak to is for its purpose to say',
    killedBy: `${src}/bastion-network.spec.ts: the machine speaks to AWS over TLS`,
  },
  {
    layer,
    resource: /^Bastion\/Access\/SecurityGroup\/to /,
    setting: /^Properties/,
    reason: 'whom a machine may speak to is for its purpose to say',
    killedBy: `${src}/bastion-network.spec.ts: the machine speaks to the database on its port, and to nothing else`,
  },
  {
    layer,
    resource: /^Bastion\/Access\/Database\/from /,
    setting: 'Properties.SourceSecurityGroupId',
    reason: 'without anybody to let in CloudFormation refuses the rule',
    killedBy: `${src}/bastion-network.spec.ts: the database lets the machine in, on its port`,
  },
];

const MACHINE = 'Bastion/Machine/Instance';
const machineSpec = `${src}/bastion-machine.spec.ts`;

/** Conditions of one statement of the machine's policy. */
const machinePolicy = (statement: number, reason: string, title: string): UnitTest => ({
  layer,
  resource: 'Bastion/Machine/Role/Policy/Resource',
  setting: new RegExp(`^Properties\\.PolicyDocument\\.Statement\\.${statement}\\.Condition`),
  reason,
  killedBy: `${machineSpec}: ${title}`,
});

const machine: readonly UnitTest[] = [
  {
    layer,
    resource: MACHINE,
    setting: 'Properties.MetadataOptions.HttpPutResponseHopLimit',
    reason: 'machines that run containers need a second hop; this one runs none',
    killedBy: `${machineSpec}: credentials of the machine are given to local programs with a token only`,
  },
  {
    layer,
    resource: MACHINE,
    setting: 'Properties.BlockDeviceMappings.0.Ebs.KmsKeyId',
    reason: 'the volume holds no data, so a key of the account would do for a rule',
    killedBy: `${machineSpec}: its volume is encrypted with the key of the layer, and goes with it`,
  },
  {
    layer,
    resource: 'Bastion/Machine/Role/Role/Resource',
    setting: 'Properties.AssumeRolePolicyDocument',
    reason: 'other actions of STS need another policy as well',
    killedBy: `${machineSpec}: EC2 alone takes the role, and no policy of AWS is in it`,
  },
  machinePolicy(
    0,
    'a role on one machine is more than any rule asks for',
    'hold sessions as itself, and not in the name of another machine',
  ),
  machinePolicy(
    1,
    'what a key is used for is more than any rule asks for',
    'decrypt what is meant for it, and nothing else that the key encrypts',
  ),
  machinePolicy(
    2,
    'a role on one machine is more than any rule asks for',
    'add to the records of sessions, and neither read nor remove them',
  ),
];

const SESSION = 'Bastion/RecordedSession/Document';
const sessionsSpec = `${src}/sessions.spec.ts`;

const sessions: readonly UnitTest[] = [
  {
    layer,
    resource: SESSION,
    setting: /inputs\.cloudWatch/,
    reason: 'whether a session is recorded here or by the preferences of the account is a choice',
    killedBy: `${sessionsSpec}: is recorded while it happens, in an encrypted group, or does not begin`,
  },
  {
    layer,
    resource: SESSION,
    setting: /inputs\.kmsKeyId/,
    reason: 'a second encryption within TLS',
    killedBy: `${sessionsSpec}: is encrypted with the key of the layer on its whole way`,
  },
  {
    layer,
    resource: SESSION,
    setting: /inputs\.runAs/,
    reason: 'as whom a session runs is for the machine to say',
    killedBy: `${sessionsSpec}: runs in an account that may do nothing special`,
  },
  {
    layer,
    resource: 'Bastion/DatabaseTunnel/Document',
    setting: /Content\.properties/,
    reason: 'where a tunnel may lead is a choice of this layer',
    killedBy: `${sessionsSpec}: leads to the database and nowhere else, whatever somebody asks for`,
  },
  {
    layer,
    resource: 'Bastion/DatabaseTunnel/Document',
    setting: /Content\.parameters/,
    reason: 'what is a port is for the document to say',
    killedBy: `${sessionsSpec}: refuses the local port "%s"`,
  },
  {
    layer,
    resource: 'Bastion/Logs/Key/Resource',
    setting: /^Properties\.KeyPolicy\.Statement\.\d+\.(Condition|Action)/,
    reason: 'which log groups may use the key, and for what, is a matter of their names',
    killedBy: `${sessionsSpec}: are of a group whose key CloudWatch Logs uses for groups of this stack only`,
  },
];

const ACCESS = 'Bastion/BastionAccess/Resource';
const accessSpec = `${src}/bastion-access.spec.ts`;

const access: readonly UnitTest[] = [
  {
    layer,
    resource: ACCESS,
    setting: /^Properties\.PolicyDocument\.Statement\.0\.Condition/,
    reason: 'which documents a session may use is a choice of this layer',
    killedBy: `${accessSpec}: open sessions on this machine with the documents of this layer, which must be named`,
  },
  {
    layer,
    resource: ACCESS,
    setting: /^Properties\.PolicyDocument\.Statement\.2\.Condition/,
    reason: 'what a key is used for is more than any rule asks for',
    killedBy: `${accessSpec}: encrypt for this machine`,
  },
];

export const bastionTests: readonly UnitTest[] = [
  ...network,
  ...machine,
  ...sessions,
  ...access,
  keyGrants(layer),
];
