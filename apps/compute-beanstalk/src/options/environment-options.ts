import type { BeanstalkRetention } from '../log-retention';

/** What an option can be told. Lists become one text with commas, as Beanstalk wants them. */
export type OptionValue = string | number | boolean | readonly string[];

/**
 * Every option that this layer decides on, by namespace. None can be forgotten: Beanstalk's own defaults are not ours,
 * and an option that leaves a template keeps its last value for ever.
 */
export interface EnvironmentOptions {
  readonly 'aws:autoscaling:asg': {
    readonly MinSize: number;
    readonly MaxSize: number;
    /** Seconds between two changes of size. */
    readonly Cooldown: number;
  };
  readonly 'aws:autoscaling:launchconfiguration': {
    readonly IamInstanceProfile: string;
    readonly SecurityGroups: readonly string[];
    readonly DisableDefaultEC2SecurityGroup: boolean;
    readonly DisableIMDSv1: boolean;
    readonly RootVolumeType: 'gp3';
    /** GiB. */
    readonly RootVolumeSize: number;
    readonly MonitoringInterval: '1 minute' | '5 minute';
    readonly LaunchTemplateTagPropagationEnabled: boolean;
    /** Left out, it is the image of the platform. */
    readonly ImageId?: string;
  };
  readonly 'aws:autoscaling:trigger': {
    readonly MeasureName: 'CPUUtilization';
    readonly Statistic: 'Average';
    readonly Unit: 'Percent';
    /** Minutes. */
    readonly Period: number;
    readonly EvaluationPeriods: number;
    /** Minutes; the product of the two before. */
    readonly BreachDuration: number;
    readonly LowerThreshold: number;
    readonly LowerBreachScaleIncrement: number;
    readonly UpperThreshold: number;
    readonly UpperBreachScaleIncrement: number;
  };
  readonly 'aws:autoscaling:updatepolicy:rollingupdate': {
    readonly RollingUpdateEnabled: boolean;
    readonly RollingUpdateType: 'Health' | 'Immutable' | 'Time';
    /** An ISO 8601 duration from PT5M to PT1H. */
    readonly Timeout: string;
  };
  readonly 'aws:ec2:instances': {
    readonly InstanceTypes: readonly string[];
    readonly SupportedArchitectures: 'arm64' | 'x86_64';
    readonly EnableSpot: boolean;
  };
  readonly 'aws:ec2:vpc': {
    readonly VPCId: string;
    readonly Subnets: readonly string[];
    readonly AssociatePublicIpAddress: boolean;
  };
  readonly 'aws:elasticbeanstalk:application:environment': Readonly<Record<string, string>>;
  readonly 'aws:elasticbeanstalk:application:environmentsecrets': Readonly<Record<string, string>>;
  readonly 'aws:elasticbeanstalk:cloudwatch:logs': {
    readonly StreamLogs: boolean;
    readonly DeleteOnTerminate: boolean;
    readonly RetentionInDays: BeanstalkRetention;
  };
  readonly 'aws:elasticbeanstalk:cloudwatch:logs:health': {
    readonly HealthStreamingEnabled: boolean;
    readonly DeleteOnTerminate: boolean;
    readonly RetentionInDays: BeanstalkRetention;
  };
  readonly 'aws:elasticbeanstalk:command': {
    readonly DeploymentPolicy:
      'AllAtOnce' | 'Immutable' | 'Rolling' | 'RollingWithAdditionalBatch' | 'TrafficSplitting';
    /** Seconds. */
    readonly Timeout: number;
    readonly IgnoreHealthCheck: boolean;
  };
  readonly 'aws:elasticbeanstalk:environment': {
    readonly EnvironmentType: 'LoadBalanced';
    readonly LoadBalancerType: 'application';
    readonly LoadBalancerIsShared: boolean;
    readonly ServiceRole: string;
  };
  readonly 'aws:elasticbeanstalk:environment:process:default': {
    readonly Port: number;
    readonly Protocol: 'HTTP' | 'HTTPS';
    readonly HealthCheckPath: string;
    /** Seconds, like all times of this namespace. */
    readonly HealthCheckInterval: number;
    readonly HealthCheckTimeout: number;
    readonly HealthyThresholdCount: number;
    readonly UnhealthyThresholdCount: number;
    readonly MatcherHTTPCode: string;
    readonly DeregistrationDelay: number;
    readonly StickinessEnabled: boolean;
  };
  readonly 'aws:elasticbeanstalk:healthreporting:system': {
    readonly SystemType: 'basic' | 'enhanced';
    readonly EnhancedHealthAuthEnabled: boolean;
    readonly HealthCheckSuccessThreshold: 'Ok' | 'Warning' | 'Degraded' | 'Severe';
    /** JSON: the figures that go to CloudWatch. */
    readonly ConfigDocument: string;
  };
  readonly 'aws:elasticbeanstalk:hostmanager': { readonly LogPublicationControl: boolean };
  readonly 'aws:elasticbeanstalk:managedactions': {
    readonly ManagedActionsEnabled: boolean;
    /** Such as `Sun:09:00`, in UTC. */
    readonly PreferredStartTime: string;
    readonly ServiceRoleForManagedUpdates: string;
  };
  readonly 'aws:elasticbeanstalk:managedactions:platformupdate': {
    readonly UpdateLevel: 'minor' | 'patch';
    readonly InstanceRefreshEnabled: boolean;
  };
  readonly 'aws:elasticbeanstalk:sns:topics': { readonly 'Notification Topic ARN': string };
  /** Platforms without the daemon refuse the option. */
  readonly 'aws:elasticbeanstalk:xray'?: { readonly XRayEnabled: boolean };
  readonly 'aws:elbv2:loadbalancer': {
    readonly SharedLoadBalancer: string;
    readonly SecurityGroups: readonly string[];
    readonly ManagedSecurityGroup: string;
  };
  /** Which rules of the environment stand at a listener. It is one or the other, as there is a certificate. */
  readonly 'aws:elbv2:listener:443'?: ListenerOptions;
  readonly 'aws:elbv2:listener:80'?: ListenerOptions;
  readonly 'aws:elbv2:listenerrule:application': {
    readonly HostHeaders: readonly string[];
    readonly Process: 'default';
    readonly Priority: number;
  };
}

/** Beanstalk takes no other option for a listener that is not of its own making. */
export interface ListenerOptions {
  /** Last words of the namespaces of the rules. */
  readonly Rules: readonly ['application'];
}
