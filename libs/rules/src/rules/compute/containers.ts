import { textOf } from '../../reading/references';
import { written, items, readings, lowerCase, isGiven, isToken, isTrue, isFalse } from '../../reading/values';
import {
  propertyRule,
  judged,
  mayHoldHealthData,
  type PropertyCheck,
  type PropertyRuleProps,
} from '../../reading/property-rule';
import type { Rule, Verdict } from '../../rule';
import type { TemplateView, ViewedResource } from '../../template-view';
import { isCustomerKey } from '../../reading/customer-key';

const tasks = ['AWS::ECS::TaskDefinition'];

const GROUP = 'AWS::Logs::LogGroup';

const EXEC = 'Configuration.ExecuteCommandConfiguration';

export const containerRules: readonly Rule[] = [
  /**
   * A tag of 64 hexadecimal digits counts as a digest: CDK names images of its own after their content. Other tags can be moved
   * to another image after it was looked at.
   */
  containerRule({
    id: 'ContainerImagePinned',
    description: 'Containers run the very image that was looked at',
    citations: ['45 CFR 164.312(c)(1)', '45 CFR 164.308(a)(5)(ii)(B)'],
    remedy: 'Name the image by its digest: repository@sha256:...',
    property: 'Image',
    // Behind `@sha256:` a registry takes a digest and nothing else, also where a parameter says which.
    holds: (value) => /(@sha256:|:)[0-9a-f]{64}\b|@sha256:\$\{[^}]+\}$/.test(textOf(value) ?? written(value)),
    problem: 'its image is named by a tag, which can be moved',
  }),

  propertyRule({
    id: 'ContainerInsights',
    description: 'Clusters report what their containers use, and when they fail',
    citations: ['45 CFR 164.312(b)'],
    remedy: 'Add containerInsights enabled (or enhanced) to ClusterSettings.',
    checks: [
      {
        types: ['AWS::ECS::Cluster'],
        property: 'ClusterSettings',
        holds: (settings) => items(settings).some(isOn),
        problem: 'nobody sees what goes on in it',
      },
    ],
  }),

  /** A group that is only named must be in the template: the driver would make it, without a key and without an end. */
  propertyRule({
    id: 'ContainerLogs',
    description: 'Containers log into a group that a template declares',
    citations: ['45 CFR 164.312(b)'],
    remedy: 'Set LogConfiguration.LogDriver to awslogs and its awslogs-group to a log group of the template.',
    checks: [
      {
        types: tasks,
        property: 'ContainerDefinitions.*.LogConfiguration.LogDriver',
        holds: (value) => value === 'awslogs',
        problem: 'its logs do not go to CloudWatch',
      },
      {
        types: tasks,
        property: 'ContainerDefinitions.*.LogConfiguration.Options.awslogs-group',
        holds: (value, template) => {
          if (isToken(value)) return [undefined, GROUP].includes(template.target(value)?.Type);
          const groups = template.resources(GROUP).map(({ properties }) => properties['LogGroupName']);
          return isGiven(value) && groups.includes(value);
        },
        problem: 'its logs go into a group that no template declares',
      },
    ],
  }),

  /** AWS Config rule: ECS_CONTAINERS_READONLY_ACCESS. */
  containerRule({
    id: 'ContainerRootReadOnly',
    description: 'Containers cannot change the files that they were made of',
    citations: ['45 CFR 164.308(a)(4)(ii)(B)', '45 CFR 164.312(c)(1)'],
    remedy: 'Set ReadonlyRootFilesystem to true and mount a volume where the application writes.',
    property: 'ReadonlyRootFilesystem',
    holds: isTrue,
    problem: 'whoever gets in can change its programs',
    when: runsLinux,
  }),

  containerRule({
    id: 'ContainerUnprivileged',
    description: 'Containers have no rights over the machine that they run on',
    citations: ['45 CFR 164.308(a)(4)(ii)(B)', '45 CFR 164.312(a)(1)'],
    remedy: 'Leave Privileged out, or set it to false.',
    property: 'Privileged',
    holds: (value) => value === undefined || isFalse(value),
    problem: 'it may do to its machine what root may',
  }),

  /** It has to be written down: left out, the image decides, and most images mean root. */
  containerRule({
    id: 'ContainerUser',
    description: 'Containers do not run as root',
    citations: ['45 CFR 164.308(a)(4)(ii)(B)', '45 CFR 164.312(a)(1)'],
    remedy: 'Set User to a number other than 0.',
    property: 'User',
    holds: (value) => isGiven(value) && !isToken(value) && !/^(root|0+)(:|$)/.test(String(value)),
    problem: 'nothing shows that it is not root',
    when: runsLinux,
  }),

  /** Services that CodeDeploy or somebody else deploys are not judged: they roll back in their own way. */
  propertyRule({
    id: 'DeploymentRollsBack',
    description: 'A deployment that does not come up is taken back',
    citations: ['45 CFR 164.308(a)(7)(ii)(C)', '45 CFR 164.308(a)(7)(i)'],
    remedy: 'Set DeploymentConfiguration.DeploymentCircuitBreaker Enable and Rollback to true.',
    checks: ['Enable', 'Rollback'].map((name) => ({
      types: ['AWS::ECS::Service'],
      property: `DeploymentConfiguration.DeploymentCircuitBreaker.${name}`,
      holds: isTrue,
      problem: 'a deployment that does not come up is tried for ever',
      when: ({ properties }) => {
        const controller = properties['DeploymentController'] as { Type?: unknown } | undefined;
        return controller?.Type === undefined || controller.Type === 'ECS';
      },
    })),
  }),

  /** The cluster must be in the template: what another one records is not seen. */
  {
    id: 'ExecRecorded',
    description: 'Nobody types commands in a container, or all that they type is recorded and encrypted',
    citations: ['45 CFR 164.312(b)', '45 CFR 164.312(a)(1)'],
    remedy:
      'Leave EnableExecuteCommand off, or set ExecuteCommandConfiguration of the cluster: Logging OVERRIDE, a log group or bucket, and KmsKeyId.',
    evaluate: (template) =>
      template.resources('AWS::ECS::Service').map((service) => execVerdict(service, template)),
  },

  /** Left out, a service gives its tasks no addresses. Elsewhere they are a matter of cost: they stand in for a NAT gateway. */
  propertyRule({
    id: 'TaskNoPublicIp',
    description: 'Tasks that health data passes through have no public address',
    citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.312(e)(1)'],
    remedy: 'Set AssignPublicIp of the AwsvpcConfiguration to DISABLED, and use private subnets.',
    applies: mayHoldHealthData,
    checks: [
      {
        types: ['AWS::ECS::Service'],
        property: 'NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp',
        holds: (value) => value === undefined || value === 'DISABLED',
        problem: 'its tasks have public addresses',
      },
    ],
  }),

  /** Only in this mode does a security group belong to one task. */
  propertyRule({
    id: 'TaskOwnNetwork',
    description: 'Tasks have a network interface, and so a security group, of their own',
    citations: ['45 CFR 164.312(a)(1)', '45 CFR 164.312(e)(1)'],
    remedy: 'Set NetworkMode to awsvpc.',
    checks: [
      {
        types: ['AWS::ECS::TaskDefinition'],
        property: 'NetworkMode',
        holds: (value) => value === 'awsvpc',
        problem: 'it shares the network of its machine',
      },
    ],
  }),
];

function isOn(setting: unknown): boolean {
  const isInsights = readings(setting, 'Name').every((name) => name === 'containerInsights');
  return (
    isInsights &&
    readings(setting, 'Value').every((value) => ['enabled', 'enhanced'].includes(lowerCase(value) ?? ''))
  );
}

function execVerdict(service: ViewedResource, template: TemplateView): Verdict {
  const property = 'EnableExecuteCommand';
  const value = service.properties[property];
  const off = readings(service.properties, property).every((one) => one === undefined || isFalse(one));
  const cluster = template.target(service.properties['Cluster']);
  const holds = off || (cluster !== undefined && records(cluster, template));
  return judged(service, { property, value, holds, problem: 'commands in its containers leave no trace' });
}

function records({ properties }: ViewedResource, template: TemplateView): boolean {
  const at = (name: string): unknown => readings(properties, `${EXEC}.${name}`)[0];
  return (
    at('Logging') === 'OVERRIDE' &&
    (isGiven(at('LogConfiguration.CloudWatchLogGroupName')) ||
      isGiven(at('LogConfiguration.S3BucketName'))) &&
    isCustomerKey(at('KmsKeyId'), template)
  );
}

interface ContainerRuleProps extends Omit<PropertyRuleProps, 'checks'>, Omit<PropertyCheck, 'types'> {
  /** Path below one container definition. */
  readonly property: string;
}

/** A rule about a property of every container in a task. */
function containerRule({ property, holds, problem, when, ...rule }: ContainerRuleProps): Rule {
  const path = `ContainerDefinitions.*.${property}`;
  return propertyRule({
    ...rule,
    checks: [{ types: tasks, property: path, holds, problem, ...(when && { when }) }],
  });
}

/** Containers of Windows know neither read-only file systems nor the users of Linux. */
function runsLinux({ properties }: ViewedResource): boolean {
  const [family] = readings(properties, 'RuntimePlatform.OperatingSystemFamily');
  return !String(family).startsWith('WINDOWS');
}
