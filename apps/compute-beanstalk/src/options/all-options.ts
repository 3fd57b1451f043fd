import { type EnvironmentOptions, type OptionsInput, beanstalkRetention } from './environment-options';
import { PROXY_PORT } from '../instance-security-group';
import { healthMetrics } from '../health-alarm-rules';
import { platforms } from '../platforms';

type ChangeOptions = Pick<
  EnvironmentOptions,
  | 'aws:autoscaling:updatepolicy:rollingupdate'
  | 'aws:elasticbeanstalk:command'
  | 'aws:elasticbeanstalk:managedactions'
  | 'aws:elasticbeanstalk:managedactions:platformupdate'
>;

/** Role that Beanstalk makes in the account, keeps and alone can take. AWS keeps its permissions up with what updates need. */
const UPDATING_ROLE = 'AWSServiceRoleForElasticBeanstalkManagedUpdates';

/** How code, settings and platform change: on new machines first, which take over once they are well. */
function changeOptions({ settings }: OptionsInput): ChangeOptions {
  return {
    'aws:autoscaling:updatepolicy:rollingupdate': {
      RollingUpdateEnabled: true,
      RollingUpdateType: 'Immutable',
      Timeout: 'PT30M',
    },
    'aws:elasticbeanstalk:command': {
      DeploymentPolicy: 'Immutable',
      Timeout: 600,
      IgnoreHealthCheck: false,
    },
    'aws:elasticbeanstalk:managedactions': {
      ManagedActionsEnabled: true,
      PreferredStartTime: settings.maintenance,
      ServiceRoleForManagedUpdates: UPDATING_ROLE,
    },
    'aws:elasticbeanstalk:managedactions:platformupdate': {
      UpdateLevel: 'minor',
      InstanceRefreshEnabled: true,
    },
  };
}

/** Everything that Beanstalk is told about an environment. */
export function allOptions(input: OptionsInput): EnvironmentOptions {
  return {
    ...machineOptions(input),
    ...loadBalancerOptions(input),
    ...changeOptions(input),
    ...recordOptions(input),
    'aws:elasticbeanstalk:application:environment': input.variables,
    // The ARN of each secret. Machines fetch the value when they start.
    'aws:elasticbeanstalk:application:environmentsecrets': input.settings.secrets,
  };
}

type LoadBalancerOptions = Pick<
  EnvironmentOptions,
  | 'aws:elasticbeanstalk:environment'
  | 'aws:elasticbeanstalk:environment:process:default'
  | 'aws:elbv2:loadbalancer'
  | 'aws:elbv2:listener:443'
  | 'aws:elbv2:listener:80'
  | 'aws:elbv2:listenerrule:application'
>;

/**
 * How requests reach the machines. The load balancer is ours and not of Beanstalk's making, because no option of Beanstalk
 * protects one from deletion, drops invalid headers or puts a firewall before it.
 */
function loadBalancerOptions(input: OptionsInput): LoadBalancerOptions {
  const { settings, loadBalancer } = input;
  return {
    'aws:elasticbeanstalk:environment': {
      EnvironmentType: 'LoadBalanced',
      LoadBalancerType: 'application',
      LoadBalancerIsShared: true,
      ServiceRole: input.serviceRoleArn,
    },
    'aws:elasticbeanstalk:environment:process:default': {
      Port: PROXY_PORT,
      Protocol: 'HTTP',
      HealthCheckPath: settings.healthPath,
      HealthCheckInterval: 15,
      HealthCheckTimeout: 5,
      HealthyThresholdCount: 3,
      UnhealthyThresholdCount: 5,
      MatcherHTTPCode: '200',
      DeregistrationDelay: settings.drainSeconds,
      StickinessEnabled: false,
    },
    'aws:elbv2:loadbalancer': {
      SharedLoadBalancer: loadBalancer.arn,
      SecurityGroups: [loadBalancer.securityGroupId],
      ManagedSecurityGroup: loadBalancer.securityGroupId,
    },
    ...(loadBalancer.port === 443
      ? { 'aws:elbv2:listener:443': { Rules: ['application'] } }
      : { 'aws:elbv2:listener:80': { Rules: ['application'] } }),
    'aws:elbv2:listenerrule:application': {
      HostHeaders: [loadBalancer.hostName],
      Process: 'default',
      Priority: 1,
    },
  };
}

type MachineOptions = Pick<
  EnvironmentOptions,
  | 'aws:autoscaling:asg'
  | 'aws:autoscaling:launchconfiguration'
  | 'aws:autoscaling:trigger'
  | 'aws:ec2:instances'
  | 'aws:ec2:vpc'
>;

/** Which machines there are, how many, and where. */
function machineOptions(input: OptionsInput): MachineOptions {
  const { settings } = input;
  return {
    'aws:autoscaling:asg': {
      MinSize: settings.instances.min,
      MaxSize: settings.instances.max,
      Cooldown: 300,
    },
    'aws:autoscaling:launchconfiguration': {
      IamInstanceProfile: input.instanceProfileArn,
      SecurityGroups: [input.securityGroupId],
      DisableDefaultEC2SecurityGroup: true,
      // This and the type of the disk also make Beanstalk use a launch template, the only kind that new accounts can have.
      DisableIMDSv1: true,
      RootVolumeType: 'gp3',
      RootVolumeSize: settings.diskGiB,
      MonitoringInterval: settings.detailedMonitoring ? '1 minute' : '5 minute',
      LaunchTemplateTagPropagationEnabled: true,
      ImageId: settings.imageId,
    },
    // Beanstalk's own measure is the bytes that go out, which fits no application in particular.
    'aws:autoscaling:trigger': {
      MeasureName: 'CPUUtilization',
      Statistic: 'Average',
      Unit: 'Percent',
      Period: 5,
      EvaluationPeriods: 1,
      BreachDuration: 5,
      LowerThreshold: 20,
      LowerBreachScaleIncrement: -1,
      UpperThreshold: 70,
      UpperBreachScaleIncrement: 1,
    },
    'aws:ec2:instances': {
      InstanceTypes: [settings.instanceType],
      SupportedArchitectures: 'arm64',
      EnableSpot: false,
    },
    'aws:ec2:vpc': {
      VPCId: input.vpcId,
      Subnets: input.subnetIds,
      AssociatePublicIpAddress: settings.publicAddresses,
    },
  };
}

type RecordOptions = Pick<
  EnvironmentOptions,
  | 'aws:elasticbeanstalk:cloudwatch:logs'
  | 'aws:elasticbeanstalk:cloudwatch:logs:health'
  | 'aws:elasticbeanstalk:healthreporting:system'
  | 'aws:elasticbeanstalk:hostmanager'
  | 'aws:elasticbeanstalk:sns:topics'
  | 'aws:elasticbeanstalk:xray'
>;

/** What is written down, for how long, and who hears of it. */
function recordOptions({ settings, profile, topicArn }: OptionsInput): RecordOptions {
  const kept = {
    DeleteOnTerminate: false,
    RetentionInDays: beanstalkRetention(profile.logRetentionDays),
  };
  return {
    'aws:elasticbeanstalk:cloudwatch:logs': { StreamLogs: true, ...kept },
    'aws:elasticbeanstalk:cloudwatch:logs:health': { HealthStreamingEnabled: true, ...kept },
    'aws:elasticbeanstalk:healthreporting:system': {
      SystemType: 'enhanced',
      EnhancedHealthAuthEnabled: true,
      HealthCheckSuccessThreshold: 'Ok',
      ConfigDocument: healthMetrics,
    },
    // Into the bucket that Beanstalk makes by itself, under keys and rules that are not ours.
    'aws:elasticbeanstalk:hostmanager': { LogPublicationControl: false },
    'aws:elasticbeanstalk:sns:topics': { 'Notification Topic ARN': topicArn },
    // Traces carry addresses and queries to a service of their own.
    ...(platforms[settings.platform].hasXRay && { 'aws:elasticbeanstalk:xray': { XRayEnabled: false } }),
  };
}
