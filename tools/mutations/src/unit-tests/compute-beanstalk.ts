import type { UnitTest } from '../unit-test';
import { keyGrants } from './key-grants';
import { webFront } from './web-front';

const layer = 'compute-beanstalk';
const src = 'apps/compute-beanstalk/src';

const ENVIRONMENT = /^ComputeBeanstalk\/Beanstalk\/Environment[0-9A-F]+$/;

/** What is broken about the options, and the test of the options that goes red. */
const options: readonly UnitTest[] = (
  [
    [
      /^machines get a security group|^machines are in a group/,
      'machines give credentials to nobody without a session token, and have no group of Beanstalk',
    ],
    [/^machines and disks do not say/, 'machines, disks and interfaces carry the tags'],
    [
      /^machines stand in other subnets/,
      'machines stand in the application subnets, with public addresses only where the settings say so',
    ],
    [
      /^all machines change|^machines change|^bad code/,
      'code and settings come up on new machines, and only stay when these are well',
    ],
    [
      /record of health|^health is not recorded|^logs are gone after a week/,
      'entries of %s outlive machines and environment, as long as the profile says',
    ],
    [
      /^a machine faces|^the load balancer knows|^the load balancer has|^requests come through/,
      'the load balancer is the one of this stack',
    ],
    [
      /^anybody can report|^machines that are unwell/,
      'health is reported in full, by machines that say who they are',
    ],
    [/^logs are copied/, 'no logs go into the bucket that Beanstalk makes'],
    [
      /^updates act|^machines are never renewed/,
      'every week the platform is updated and machines are renewed',
    ],
    [/^nobody hears what Beanstalk does/, 'Beanstalk tells the alarm topic what happens'],
    [/^requests are traced/, 'no request is traced'],
    [/^requests for other names/, 'the listener for TLS leads requests for the site to the machines'],
  ] as const
).map(([broken, title]) => ({
  layer,
  resource: ENVIRONMENT,
  setting: 'Properties.OptionSettings',
  broken,
  reason: 'how a team runs Beanstalk is its own choice, beside what the rules on Beanstalk ask for',
  killedBy: `${src}/options/options.spec.ts: ${title}`,
}));

const network: readonly UnitTest[] = [
  {
    layer,
    resource: 'ComputeBeanstalk/Beanstalk/SecurityGroup/Resource',
    setting: 'Properties.SecurityGroupEgress',
    reason: 'what machines have to reach is known to this system only',
    killedBy: `${src}/instance-security-group.spec.ts: machines reach AWS over TLS`,
  },
  {
    layer,
    resource: /^ComputeBeanstalk\/Beanstalk\/SecurityGroup\/from /,
    setting: /^Properties\.(SourceSecurityGroupId|IpProtocol)$/,
    reason: 'which group a rule is about is known to this system only',
    killedBy: `${src}/instance-security-group.spec.ts: machines let the load balancer in, to their proxy, and nobody else`,
  },
  {
    layer,
    resource: /^ComputeBeanstalk\/Beanstalk\/SecurityGroup\/Database\//,
    setting: /^Properties\.(CidrIp|(Source|Destination)SecurityGroupId|IpProtocol)$/,
    reason: 'which group a rule is about is known to this system only',
    killedBy: `${src}/instance-security-group.spec.ts: machines reach the database, which lets them in`,
  },
  {
    layer,
    resource: /^ComputeBeanstalk\/Web\/SecurityGroup\/to /,
    setting: /^Properties\.(CidrIp|DestinationSecurityGroupId|IpProtocol)$/,
    reason: 'what a load balancer has to reach is known to this system only',
    killedBy: `${src}/instance-security-group.spec.ts: the load balancer reaches the proxy of machines, and nothing else`,
  },
];

const roles: readonly UnitTest[] = [
  {
    layer,
    resource: 'ComputeBeanstalk/Beanstalk/InstanceRole/Policy/Resource',
    setting: /^Properties\.PolicyDocument\.Statement\.\d+\.Resource$/,
    reason: 'an agent that speaks for its machine alone may as well be allowed every machine',
    killedBy: `${src}/instance-role.spec.ts: a machine can be reached through the Session Manager, and reads no parameter for it`,
  },
  {
    layer,
    resource: 'ComputeBeanstalk/Beanstalk/InstanceRole/Resource/Resource',
    setting: 'Properties.AssumeRolePolicyDocument',
    reason: 'in a trust only the actions of taking a role do anything',
    killedBy: `${src}/instance-role.spec.ts: machines take the role, and nobody else`,
  },
  {
    layer,
    resource: 'ComputeBeanstalk/Beanstalk/ServiceRole/Resource',
    setting: 'Properties.AssumeRolePolicyDocument',
    reason: 'conditions differ from service to service',
    killedBy: `${src}/service-role.spec.ts: Beanstalk takes the role, with the word that it documents`,
  },
];

const records: readonly UnitTest[] = [
  {
    layer,
    resource: 'ComputeBeanstalk/Logs/Key/Resource',
    setting: 'Properties.KeyPolicy',
    broken: /^(a permission|anybody|every)/,
    reason: 'which logs and alarms use the key is a matter of their names',
    killedBy: `${src}/alarms.spec.ts: the key is there for the account, for this stack's logs and for its alarms, and for nobody else`,
  },
  {
    layer,
    resource: 'ComputeBeanstalk/Logs/Firewall/Resource',
    setting: 'Properties.RetentionInDays',
    reason: 'six years are for production; elsewhere the profile says how long',
    killedBy: `${src}/compute-beanstalk-stack.spec.ts: the log of the firewall is kept as long as the profile says, encrypted with that key`,
  },
  {
    layer,
    resource: 'ComputeBeanstalk/AlarmTopic/Topic/Policy/Resource',
    setting: 'Properties.PolicyDocument',
    reason: 'who has something to tell is known to this system only',
    killedBy: `${src}/alarms.spec.ts: this stack's alarms may publish, and nobody may without TLS`,
  },
  {
    layer,
    resource: /^ComputeBeanstalk\/(Web|Health)Alarms\//,
    setting: 'Properties.TreatMissingData',
    reason: 'what silence means depends on the metric',
    killedBy: `${src}/alarms.spec.ts: silence is bad news of the environment, and of nothing that only speaks when something happens`,
  },
];

export const computeBeanstalkTests: readonly UnitTest[] = [
  ...options,
  ...webFront(layer, 'ComputeBeanstalk'),
  ...network,
  ...roles,
  ...records,
  keyGrants(layer),
];
