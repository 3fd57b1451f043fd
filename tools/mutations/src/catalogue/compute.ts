import type { ResourceEntry, Setting, Plain } from '../resource-entry';
import { switchedOff, takenAway, labels, wiring } from './breaks';

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

const select = (namespace: string, option: string): string =>
  `OptionSettings[Namespace=${namespace},OptionName=${option}]`;

/** What an option must not become, beside being left to Beanstalk. */
type Weakest = readonly [value: unknown, description: string];

const weakest: Readonly<Record<string, Readonly<Record<string, Weakest>>>> = {
  'aws:autoscaling:launchconfiguration': {
    DisableDefaultEC2SecurityGroup: ['false', 'machines get a security group of Beanstalk as well'],
    DisableIMDSv1: ['false', 'a forged request can read the credentials of machines'],
    IamInstanceProfile: ['aws-elasticbeanstalk-ec2-role', 'machines act in a role that may do much'],
    LaunchTemplateTagPropagationEnabled: ['false', 'machines and disks do not say what is in them'],
    SecurityGroups: ['sg-0123456789abcdef0', 'machines are in a group of somebody else'],
  },
  'aws:autoscaling:updatepolicy:rollingupdate': {
    RollingUpdateEnabled: ['false', 'all machines change at once'],
    RollingUpdateType: ['Time', 'machines change without a look at those that have changed'],
  },
  'aws:ec2:vpc': {
    AssociatePublicIpAddress: ['true', 'machines have public addresses'],
    Subnets: ['subnet-0123456789abcdef0', 'machines stand in other subnets'],
  },
  'aws:elasticbeanstalk:cloudwatch:logs': {
    DeleteOnTerminate: ['true', 'logs go with the environment'],
    RetentionInDays: ['7', 'logs are gone after a week'],
    StreamLogs: ['false', 'logs go with the machines'],
  },
  'aws:elasticbeanstalk:cloudwatch:logs:health': {
    DeleteOnTerminate: ['true', 'the record of health goes with the environment'],
    HealthStreamingEnabled: ['false', 'health is not recorded'],
    RetentionInDays: ['7', 'the record of health is gone after a week'],
  },
  'aws:elasticbeanstalk:command': {
    DeploymentPolicy: ['AllAtOnce', 'bad code reaches all machines at once'],
    IgnoreHealthCheck: ['true', 'bad code stays'],
  },
  'aws:elasticbeanstalk:environment': {
    EnvironmentType: ['SingleInstance', 'a machine faces the internet by itself'],
    LoadBalancerIsShared: ['false', 'Beanstalk makes an unprotected load balancer'],
    LoadBalancerType: ['classic', 'the load balancer knows neither current TLS nor a firewall'],
    ServiceRole: ['aws-elasticbeanstalk-service-role', 'Beanstalk acts in a role that may do much'],
  },
  'aws:elasticbeanstalk:healthreporting:system': {
    EnhancedHealthAuthEnabled: ['false', 'anybody can report the health of a machine'],
    HealthCheckSuccessThreshold: ['Severe', 'machines that are unwell pass'],
    SystemType: ['basic', 'reports only say that something answers'],
  },
  'aws:elasticbeanstalk:hostmanager': {
    LogPublicationControl: ['true', 'logs are copied to a bucket that is not ours'],
  },
  'aws:elasticbeanstalk:managedactions': {
    ManagedActionsEnabled: ['false', 'nobody updates the platform'],
    ServiceRoleForManagedUpdates: [
      'aws-elasticbeanstalk-service-role',
      'updates act in a role that may do much',
    ],
  },
  'aws:elasticbeanstalk:managedactions:platformupdate': {
    InstanceRefreshEnabled: ['false', 'machines are never renewed'],
    UpdateLevel: ['none', 'nothing shows which updates the platform gets'],
  },
  'aws:elasticbeanstalk:sns:topics': {
    'Notification Topic ARN': [
      'arn:aws:sns:us-west-2:222222222222:other',
      'nobody hears what Beanstalk does',
    ],
  },
  'aws:elasticbeanstalk:xray': { XRayEnabled: ['true', 'requests are traced'] },
  'aws:elbv2:listenerrule:application': {
    HostHeaders: ['*.example.com', 'requests for other names reach the application'],
  },
  'aws:elbv2:loadbalancer': {
    ManagedSecurityGroup: ['sg-0123456789abcdef0', 'the load balancer has a group of somebody else'],
    SecurityGroups: ['sg-0123456789abcdef0', 'the load balancer has a group of somebody else'],
    SharedLoadBalancer: [
      'arn:aws:elasticloadbalancing:us-west-2:222222222222:loadbalancer/app/other/0123456789abcdef',
      'requests come through another load balancer',
    ],
  },
};

const options: readonly Setting[] = Object.entries(weakest).flatMap(([namespace, byOption]) =>
  Object.entries(byOption).flatMap(([option, [to, description]]): Setting[] => {
    const setting = `Properties.${select(namespace, option)}`;
    return [
      { setting, breaks: [{ to: 'absent', description }] },
      { setting: `${setting}.Value`, breaks: [{ to, description }] },
    ];
  }),
);

/** A variable that this application may have, with a password in place of its value. */
const variables: Setting = {
  setting:
    'Properties.OptionSettings[Namespace=aws:elasticbeanstalk:application:environment,OptionName=PORT]',
  breaks: [
    {
      to: {
        Namespace: 'aws:elasticbeanstalk:application:environment',
        OptionName: 'DATABASE_PASSWORD',
        Value: 'Winter-2031-Garden',
      },
      description: 'a password is readable',
    },
  ],
};

const tuning: readonly Plain[] = [
  {
    properties: [
      'OptionSettings[Namespace=aws:autoscaling:asg]',
      'OptionSettings[Namespace=aws:autoscaling:trigger]',
      'OptionSettings[Namespace=aws:ec2:instances]',
      select('aws:autoscaling:launchconfiguration', 'MonitoringInterval'),
      select('aws:autoscaling:launchconfiguration', 'RootVolumeSize'),
      select('aws:autoscaling:launchconfiguration', 'RootVolumeType'),
      select('aws:autoscaling:updatepolicy:rollingupdate', 'Timeout'),
      select('aws:elasticbeanstalk:command', 'Timeout'),
      select('aws:elasticbeanstalk:healthreporting:system', 'ConfigDocument'),
      select('aws:elasticbeanstalk:managedactions', 'PreferredStartTime'),
    ],
    reason: 'sizing, and when',
  },
  {
    properties: ['OptionSettings[Namespace=aws:elasticbeanstalk:environment:process:default]'],
    reason: 'how a machine is asked whether it is well, which the tests of the options watch',
  },
];

/** Environments of Beanstalk, which are what their options say. */
export const elasticBeanstalk: readonly ResourceEntry[] = [
  { type: 'AWS::ElasticBeanstalk::Application', settings: [], plain: [labels('Description')] },
  {
    type: 'AWS::ElasticBeanstalk::ApplicationVersion',
    settings: [],
    plain: [labels('Description'), wiring('ApplicationName', 'SourceBundle')],
  },
  {
    type: 'AWS::ElasticBeanstalk::Environment',
    settings: [...options, variables],
    plain: [
      labels('Description'),
      wiring('ApplicationName', 'Tier', 'VersionLabel'),
      { properties: ['PlatformArn'], reason: 'which language the application is in' },
      wiring(
        'OptionSettings[Namespace=aws:elasticbeanstalk:application:environment]',
        select('aws:ec2:vpc', 'VPCId'),
        'OptionSettings[Namespace=aws:elbv2:listener:443]',
        select('aws:elbv2:listenerrule:application', 'Priority'),
        select('aws:elbv2:listenerrule:application', 'Process'),
      ),
      ...tuning,
    ],
  },
];

const pace = 'how many there are, which the tests of each layer hold to its settings';

/** Numbers that follow the load. */
export const applicationAutoscaling: readonly ResourceEntry[] = [
  {
    type: 'AWS::ApplicationAutoScaling::ScalableTarget',
    settings: [],
    plain: [
      labels(),
      wiring('ResourceId', 'RoleARN', 'ScalableDimension', 'ServiceNamespace'),
      { properties: ['MaxCapacity', 'MinCapacity'], reason: pace },
    ],
  },
  {
    type: 'AWS::ApplicationAutoScaling::ScalingPolicy',
    settings: [],
    plain: [
      labels('PolicyName'),
      wiring('PolicyType', 'ScalingTargetId'),
      { properties: ['TargetTrackingScalingPolicyConfiguration'], reason: pace },
    ],
  },
];
