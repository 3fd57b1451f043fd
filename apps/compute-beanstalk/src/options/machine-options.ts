import type { EnvironmentOptions } from './environment-options';
import type { OptionsInput } from './options-input';

type MachineOptions = Pick<
  EnvironmentOptions,
  | 'aws:autoscaling:asg'
  | 'aws:autoscaling:launchconfiguration'
  | 'aws:autoscaling:trigger'
  | 'aws:ec2:instances'
  | 'aws:ec2:vpc'
>;

/** Which machines there are, how many, and where. */
export function machineOptions(input: OptionsInput): MachineOptions {
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
