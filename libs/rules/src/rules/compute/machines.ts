import type { Rule, Verdict } from '../../rule';
import { judged } from '../../reading/property-rule';
import {
  readings,
  isTrue,
  lowerCase,
  items,
  isGiven,
  written,
  isFalse,
  isRecord,
  isToken,
} from '../../reading/values';
import type { TemplateView, ViewedResource } from '../../template-view';
import { policiesOfRole } from '../../reading/identity-policies';
import { policyStatements } from '../../reading/policy-statements';
import { references } from '../../reading/references';

/** Every type says it in its own words; launch configurations do it by default. */
const monitoring: Readonly<Record<string, string>> = {
  'AWS::EC2::LaunchTemplate': 'Monitoring.Enabled',
  'AWS::AutoScaling::LaunchConfiguration': 'InstanceMonitoring',
};

export const machineRules: readonly Rule[] = [
  {
    id: 'MachineDetailedMonitoring',
    description: 'Machines report every minute',
    citations: ['45 CFR 164.312(b)'],
    remedy: 'Set Monitoring to true (Monitoring.Enabled in a launch template).',
    evaluate: (template) =>
      machines(template).map(({ resource, settings }) => {
        const property = monitoring[resource.Type] ?? 'Monitoring';
        const values = readings(settings, property);
        const byDefault = property === 'InstanceMonitoring';
        const holds = values.every((value) => isOn(value) || (byDefault && value === undefined));
        return judged(resource, {
          property,
          value: values[0],
          holds,
          problem: 'it reports every five minutes only',
        });
      }),
  },

  machineRule({
    id: 'MachineImdsV2',
    description: 'Machines give credentials to nobody without a session token',
    citations: ['45 CFR 164.308(a)(4)(ii)(B)', '45 CFR 164.312(a)(1)'],
    remedy: 'Set MetadataOptions.HttpTokens to required (requireImdsv2 in CDK).',
    property: 'MetadataOptions.HttpTokens',
    holds: (value) => lowerCase(value) === 'required',
    problem: 'a forged request can read its credentials',
  }),

  /**
   * AWS Config rule: EC2_INSTANCE_MANAGED_BY_SSM, the half that a template shows: the role of the machine lets the agent
   * report. Whether it does is seen in the account. A profile that is not in the template is given the benefit of the doubt.
   */
  machineRule({
    id: 'MachineManagedBySsm',
    description: 'Machines may be patched, and signed in to, with Systems Manager',
    citations: ['45 CFR 164.308(a)(5)(ii)(B)', '45 CFR 164.312(b)', '45 CFR 164.308(a)(1)(ii)(D)'],
    remedy: 'Attach AmazonSSMManagedInstanceCore to the role of the instance profile.',
    property: 'IamInstanceProfile',
    holds: (value, template) => {
      if (!isGiven(value)) return false;
      const profile = [value, ...references(value).map(({ logicalId }) => logicalId)]
        .map((one) => template.target(one))
        .find((resource) => resource?.Type === 'AWS::IAM::InstanceProfile');
      if (!profile) return true;
      const roles = items(profile.properties['Roles']).flatMap((role) => template.target(role) ?? []);
      return roles.length === 0 || roles.some((role) => letsAgentReport(role, template));
    },
    problem: 'Systems Manager cannot reach it',
  }),

  /** Where a machine says nothing its subnet decides: one of the template that gives addresses fails it, others do not. */
  {
    id: 'MachineNoPublicIp',
    description: 'Machines have no public address',
    citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.312(e)(1)'],
    remedy: 'Set AssociatePublicIpAddress to false, and use a private subnet.',
    evaluate: (template) => machines(template).map((machine) => addressVerdict(machine, template)),
  },

  machineRule({
    id: 'MachineNoSshKey',
    description: 'Nobody signs in to machines with a key that is shared',
    citations: ['45 CFR 164.312(a)(2)(i)', '45 CFR 164.312(d)'],
    remedy: 'Leave KeyName out and sign in with Session Manager, which knows who you are.',
    property: 'KeyName',
    holds: (value) => !isGiven(value),
    problem: 'whoever has the key file can sign in, and nobody can tell who did',
  }),

  /**
   * A machine that says nothing of its root volume takes what the image says, and fails: the encryption that an account may
   * have turned on for all volumes is in no template.
   */
  machineRule({
    id: 'MachineVolumesEncrypted',
    description: 'Volumes of machines are encrypted',
    citations: ['45 CFR 164.312(a)(2)(iv)'],
    remedy: 'List the root volume and all others in BlockDeviceMappings, with Ebs.Encrypted true.',
    property: 'BlockDeviceMappings.*',
    holds: (mapping, _template, { settings }) =>
      isRecord(mapping) &&
      items(settings['BlockDeviceMappings']).some(isOfRoot) &&
      (mapping['Ebs'] === undefined
        ? 'NoDevice' in mapping || 'VirtualName' in mapping
        : isEncrypted(mapping['Ebs'])),
    problem: 'nothing shows that its volumes are encrypted',
  }),

  /**
   * AWS Config rule: EMR_MASTER_NO_PUBLIC_IP. The subnet decides. It must be in the template and give no addresses; or the
   * cluster names a security group for service access, which only clusters in private subnets have.
   */
  {
    id: 'EmrMasterNoPublicIp',
    description: 'Masters of EMR clusters have no public address',
    citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.312(e)(1)'],
    remedy: 'Put the cluster into a private subnet, and name ServiceAccessSecurityGroup.',
    evaluate: (template) =>
      template.resources('AWS::EMR::Cluster').map((cluster) => masterVerdict(cluster, template)),
  },
];

/** An instance with a launch template has the words of either. */
function isOn(value: unknown): boolean {
  return isTrue(value) || isTrue(readings(value, 'Enabled')[0]);
}

function letsAgentReport(role: ViewedResource, template: TemplateView): boolean {
  const { ManagedPolicyArns: managed } = role.properties;
  return (
    written(managed).includes('AmazonSSMManagedInstanceCore') ||
    policiesOfRole(role, template)
      .flatMap(({ document }) => policyStatements(document))
      .some(({ effect, actions }) => effect === 'Allow' && actions.includes('ssm:updateinstanceinformation'))
  );
}

function addressVerdict({ resource, settings }: Machine, template: TemplateView): Verdict {
  const own = readings(settings, 'AssociatePublicIpAddress');
  const ofInterfaces = readings(settings, 'NetworkInterfaces.*.AssociatePublicIpAddress');
  const said = [...own, ...ofInterfaces].filter((value) => value !== undefined);
  const problem = 'it has a public address';
  if (said.length > 0) {
    const value = said.find((one) => !isFalse(one)) ?? said[0];
    return judged(resource, {
      property: 'AssociatePublicIpAddress',
      value,
      holds: said.every(isFalse),
      problem,
    });
  }
  const [subnet] = ['SubnetId', 'NetworkInterfaces.*.SubnetId']
    .flatMap((path) => readings(settings, path))
    .filter((value) => value !== undefined);
  const gives = isTrue(template.target(subnet)?.properties['MapPublicIpOnLaunch']);
  return judged(resource, { property: 'SubnetId', value: subnet, holds: !gives, problem });
}

/** The names that images give their root volume. */
function isOfRoot(mapping: unknown): boolean {
  return (
    isRecord(mapping) &&
    (isToken(mapping['DeviceName']) || /^\/dev\/(xvda|sda1|sda|nvme0n1)$/.test(String(mapping['DeviceName'])))
  );
}

function isEncrypted(volume: unknown): boolean {
  return isRecord(volume) && isTrue(volume['Encrypted']);
}

function masterVerdict(cluster: ViewedResource, template: TemplateView): Verdict {
  const subnets = ['Ec2SubnetId', 'Ec2SubnetIds.*']
    .flatMap((name) => readings(cluster.properties, `Instances.${name}`))
    .filter((value) => value !== undefined);
  const gives = subnets.map((subnet) => {
    const target = template.target(subnet);
    return target && (target.properties['MapPublicIpOnLaunch'] ?? false);
  });
  const access = readings(cluster.properties, 'Instances.ServiceAccessSecurityGroup');
  const isPrivate = gives.length > 0 && gives.every(isFalse);
  const isNowhereGiven = gives.every((value) => value === undefined || isFalse(value));
  return judged(cluster, {
    property: 'Instances.Ec2SubnetId',
    value: subnets[0],
    holds: isPrivate || (isNowhereGiven && access.every(isGiven)),
    problem: 'nothing shows that its subnet gives no public addresses',
  });
}

/** Something that says what a machine is like: an instance, a launch template or a launch configuration. */
interface Machine {
  readonly resource: ViewedResource;
  /** Its settings; for an instance with a launch template of the same template, those of both. */
  readonly settings: Readonly<Record<string, unknown>>;
}

export function machines(template: TemplateView): readonly Machine[] {
  return template
    .resources('AWS::EC2::Instance', 'AWS::EC2::LaunchTemplate', 'AWS::AutoScaling::LaunchConfiguration')
    .map((resource) => ({ resource, settings: settingsOf(resource, template) }));
}

function settingsOf({ Type, properties }: ViewedResource, template: TemplateView): Machine['settings'] {
  if (Type === 'AWS::EC2::LaunchTemplate') return record(properties['LaunchTemplateData']);
  const [named] = ['LaunchTemplateId', 'LaunchTemplateName'].flatMap(
    (name) => template.target(readings(properties, `LaunchTemplate.${name}`)[0]) ?? [],
  );
  return { ...record(named?.properties['LaunchTemplateData']), ...properties };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

interface MachineRuleProps extends Omit<Rule, 'evaluate'> {
  /** Path below the settings of a machine; `*` stands for every item of a list. */
  readonly property: string;
  /** Asked for every value that the setting may take. A missing one is `undefined`. */
  readonly holds: (value: unknown, template: TemplateView, machine: Machine) => boolean;
  readonly problem: string;
}

/** A rule about a setting that instances, launch templates and launch configurations have in common. */
function machineRule({ property, holds, problem, ...rule }: MachineRuleProps): Rule {
  return { ...rule, evaluate: (template) => machines(template).map((machine) => verdict(machine, template)) };

  function verdict(machine: Machine, template: TemplateView): Verdict {
    const values = readings(machine.settings, property);
    const wrong = values.findIndex((value) => !holds(value, template, machine));
    const value = values[Math.max(wrong, 0)];
    return judged(machine.resource, { property, value, holds: wrong < 0, problem });
  }
}
