import type { Profile } from '@hipaa-cdk/environments';
import type { aws_elasticbeanstalk as beanstalk } from 'aws-cdk-lib';
import type { BeanstalkSettings } from '../settings';

/** Days that Beanstalk lets log entries live. CloudWatch Logs knows more, six years among them, but Beanstalk does not take them. */
const RETENTIONS = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1827, 3653] as const;

type BeanstalkRetention = (typeof RETENTIONS)[number];

const LONGEST: BeanstalkRetention = 3653;

/** The shortest time Beanstalk takes that is no shorter than `days`. */
export function beanstalkRetention(days: number): BeanstalkRetention {
  return RETENTIONS.find((retention) => retention >= days) ?? LONGEST;
}

/** What an option can be told. Lists become one text with commas, as Beanstalk wants them. */
type OptionValue = string | number | boolean | readonly string[];

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
interface ListenerOptions {
  /** Last words of the namespaces of the rules. */
  readonly Rules: readonly ['application'];
}

/** What options are made of. */
export interface OptionsInput {
  readonly settings: BeanstalkSettings;
  readonly profile: Profile;
  readonly vpcId: string;
  /** Where machines stand. */
  readonly subnetIds: readonly string[];
  /** Security group of the machines. */
  readonly securityGroupId: string;
  readonly instanceProfileArn: string;
  readonly serviceRoleArn: string;
  readonly loadBalancer: LoadBalancerInput;
  /** Where Beanstalk tells what happens. */
  readonly topicArn: string;
  /** What the application is told in the clear. */
  readonly variables: Readonly<Record<string, string>>;
}

export interface LoadBalancerInput {
  readonly arn: string;
  readonly securityGroupId: string;
  /** Port of the listener that leads to the application. */
  readonly port: 80 | 443;
  /** Host name that requests for the application carry. */
  readonly hostName: string;
}

/** The options as CloudFormation wants them: one text each, in an order that only depends on their names. */
export function renderOptions(options: EnvironmentOptions): beanstalk.CfnEnvironment.OptionSettingProperty[] {
  return sortedEntries<object>(options).flatMap(([namespace, values]) =>
    sortedEntries<OptionValue>(values).map(([optionName, value]) => ({
      namespace,
      optionName,
      value: textOf(value),
    })),
  );
}

/** By code unit, so that the order is the same in every language that a machine speaks. */
function sortedEntries<V>(record: object): [string, V][] {
  return Object.entries(record as Readonly<Record<string, V | undefined>>)
    .filter((entry): entry is [string, V & {}] => entry[1] !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function textOf(value: OptionValue): string {
  return typeof value === 'object' ? value.join(',') : String(value);
}
