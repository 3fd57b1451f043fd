import type { ResourceEntry, Setting } from '../resource-entry';
import { switchedOff, takenAway } from './common-breaks';
import { labels, wiring } from './labels';

const CONTAINER = 'ContainerDefinitions.*';

const container: readonly Setting[] = [
  {
    setting: `Properties.${CONTAINER}.Image`,
    breaks: [
      { to: 'public.ecr.aws/docker/library/python:3.14', description: 'the image can be another one' },
    ],
  },
  switchedOff(`Properties.${CONTAINER}.ReadonlyRootFilesystem`, 'whoever gets in can change the program'),
  {
    setting: `Properties.${CONTAINER}.User`,
    breaks: [
      { to: '0', description: 'the program runs as root' },
      { to: 'absent', description: 'the image decides whether the program runs as root' },
    ],
  },
  {
    setting: `Properties.${CONTAINER}.Privileged`,
    breaks: [{ to: true, description: 'the program has rights over its machine' }],
  },
  takenAway(
    `Properties.${CONTAINER}.LinuxParameters.Capabilities`,
    'the program may do what only root should',
  ),
  {
    setting: `Properties.${CONTAINER}.LogConfiguration`,
    breaks: [{ to: 'absent', description: 'the output is lost' }],
  },
  {
    setting: `Properties.${CONTAINER}.LogConfiguration.Options.awslogs-group`,
    breaks: [{ to: 'elsewhere', description: 'the output goes to a group that nobody encrypts' }],
  },
  {
    setting: `Properties.${CONTAINER}.Environment`,
    breaks: [
      { to: [{ Name: 'DB_PASSWORD', Value: 'Winter-2031-Garden' }], description: 'a password is readable' },
    ],
  },
];

/** Containers: what they may do, and that what they do is seen. */
export const ecs: readonly ResourceEntry[] = [
  {
    type: 'AWS::ECS::Cluster',
    settings: [
      {
        setting: 'Properties.ClusterSettings',
        breaks: [
          { to: [{ Name: 'containerInsights', Value: 'disabled' }], description: 'nobody sees tasks fail' },
          { to: 'absent', description: 'nobody sees tasks fail' },
        ],
      },
      takenAway(
        'Properties.Configuration.ManagedStorageConfiguration',
        'disks are encrypted with a key that everybody shares',
      ),
    ],
    plain: [labels()],
  },
  {
    type: 'AWS::ECS::ClusterCapacityProviderAssociations',
    settings: [],
    plain: [wiring('CapacityProviders', 'Cluster', 'DefaultCapacityProviderStrategy')],
  },
  {
    type: 'AWS::ECS::TaskDefinition',
    settings: [
      ...container,
      {
        setting: 'Properties.NetworkMode',
        breaks: [{ to: 'bridge', description: 'tasks share a network, and so a security group' }],
      },
    ],
    plain: [
      labels('Family', `${CONTAINER}.Name`, `${CONTAINER}.DockerLabels`),
      wiring(
        'ExecutionRoleArn',
        'TaskRoleArn',
        'RequiresCompatibilities',
        'RuntimePlatform',
        `${CONTAINER}.Command`,
        `${CONTAINER}.Essential`,
        `${CONTAINER}.PortMappings`,
        `${CONTAINER}.Secrets`,
      ),
      { properties: ['Cpu', 'Memory', `${CONTAINER}.Memory`], reason: 'sizing' },
      {
        properties: [
          `${CONTAINER}.HealthCheck`,
          `${CONTAINER}.LinuxParameters.InitProcessEnabled`,
          `${CONTAINER}.LogConfiguration.LogDriver`,
          `${CONTAINER}.LogConfiguration.Options`,
          `${CONTAINER}.StopTimeout`,
        ],
        reason: 'how a container starts, stops and is asked for its health, which the tests of the task hold',
      },
    ],
  },
  {
    type: 'AWS::ECS::Service',
    settings: [
      {
        setting: 'Properties.EnableExecuteCommand',
        breaks: [{ to: true, description: 'commands in containers leave no trace' }],
      },
      {
        setting: 'Properties.DeploymentConfiguration.DeploymentCircuitBreaker',
        breaks: [
          { to: { Enable: true, Rollback: false }, description: 'a bad version stays' },
          { to: 'absent', description: 'a bad version is tried for ever' },
        ],
      },
      {
        setting: 'Properties.DeploymentConfiguration.MinimumHealthyPercent',
        breaks: [{ to: 0, description: 'a deployment may stop every task' }],
      },
      {
        setting: 'Properties.NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp',
        breaks: [{ to: 'ENABLED', description: 'tasks have addresses of the internet' }],
      },
      {
        setting: 'Properties.AvailabilityZoneRebalancing',
        breaks: [{ to: 'DISABLED', description: 'tasks stay in one zone' }],
      },
    ],
    plain: [
      labels('EnableECSManagedTags', 'PropagateTags'),
      wiring(
        'CapacityProviderStrategy',
        'Cluster',
        'LoadBalancers',
        'NetworkConfiguration.AwsvpcConfiguration.SecurityGroups',
        'NetworkConfiguration.AwsvpcConfiguration.Subnets',
        'PlatformVersion',
        'TaskDefinition',
      ),
      {
        properties: [
          'DeploymentConfiguration.MaximumPercent',
          'DeploymentConfiguration.Strategy',
          'HealthCheckGracePeriodSeconds',
        ],
        reason: 'the pace of a deployment',
      },
    ],
  },
];
