import { UserError } from '@hipaa-cdk/errors';
import type { CloudFormationTemplate } from '@hipaa-cdk/template-rules';
import { HOURS, machines, prices } from './prices';

export type ResourceProperties = Readonly<Record<string, unknown>>;

/** What runs all the time, at the least that its settings allow. */
export const computeCosts: Readonly<
  Record<string, (properties: ResourceProperties, template: CloudFormationTemplate) => number>
> = {
  'AWS::RDS::DBCluster': ({ ManageMasterUserPassword: managed }) => (managed === true ? prices.secret : 0),
  'AWS::RDS::DBInstance': ({ DBClusterIdentifier }, template) => {
    const cluster = referred(template, DBClusterIdentifier);
    const { MinCapacity = 0 } = (cluster['ServerlessV2ScalingConfiguration'] ?? {}) as {
      MinCapacity?: number;
    };
    return MinCapacity * prices.capacityUnit * HOURS;
  },
  'AWS::ECS::Service': (service, template) => {
    const { TaskDefinition, NetworkConfiguration, CapacityProviderStrategy } = service;
    const task = referred(template, TaskDefinition);
    const share = JSON.stringify(CapacityProviderStrategy ?? []).includes('"FARGATE_SPOT"')
      ? prices.fargateSpotShare
      : 1;
    const perTask =
      share *
        ((Number(task['Cpu']) / 1024) * prices.fargateProcessor +
          (Number(task['Memory']) / 1024) * prices.fargateMemory) +
      (JSON.stringify(NetworkConfiguration ?? {}).includes('"AssignPublicIp":"ENABLED"')
        ? prices.publicAddress
        : 0);
    return leastTasks(service, template) * perTask * HOURS;
  },
  'AWS::ElasticBeanstalk::Environment': ({ OptionSettings }) => {
    const option = optionsOf(OptionSettings);
    const machine =
      machinePrice(String(option('aws:ec2:instances', 'InstanceTypes') ?? 't4g.micro').split(',')[0] ?? '') *
        HOURS +
      Number(option('aws:autoscaling:launchconfiguration', 'RootVolumeSize') ?? 8) * prices.volume +
      (String(option('aws:ec2:vpc', 'AssociatePublicIpAddress')) === 'true'
        ? prices.publicAddress * HOURS
        : 0);
    return Number(option('aws:autoscaling:asg', 'MinSize') ?? 1) * machine;
  },
  'AWS::EC2::Instance': ({ InstanceType, BlockDeviceMappings }) =>
    machinePrice(String(InstanceType)) * HOURS + volumeSize(BlockDeviceMappings) * prices.volume,
};

function machinePrice(type: string): number {
  const price = machines[type];
  if (price !== undefined) return price;
  throw new UserError({
    code: 'PRICE_UNKNOWN',
    message: `nobody has looked up what a machine of type ${JSON.stringify(type)} costs; expected one of ${Object.keys(machines).join(', ')}`,
    remedy: 'add it to tools/cost/src/prices.ts',
  });
}

/** A service that says nothing of the number leaves it to what scales it. */
function leastTasks(service: ResourceProperties, { Resources }: CloudFormationTemplate): number {
  const [id] = Object.entries(Resources).find(([, { Properties }]) => Properties === service) ?? [];
  const scaled = Object.values(Resources).find(
    ({ Type, Properties }) =>
      Type === 'AWS::ApplicationAutoScaling::ScalableTarget' &&
      JSON.stringify(Properties?.['ResourceId']).includes(`"${String(id)}"`),
  );
  return Number(service['DesiredCount'] ?? scaled?.Properties?.['MinCapacity'] ?? 1);
}

/** Properties of the resource that a `Ref` or `Fn::GetAtt` leads to. */
function referred(template: CloudFormationTemplate, value: unknown): ResourceProperties {
  const { Ref: ref, 'Fn::GetAtt': attribute } = (value ?? {}) as {
    Ref?: string;
    'Fn::GetAtt'?: readonly [string, string];
  };
  return template.Resources[ref ?? attribute?.[0] ?? '']?.Properties ?? {};
}

function optionsOf(settings: unknown): (namespace: string, name: string) => unknown {
  const options = (Array.isArray(settings) ? settings : []) as readonly {
    Namespace: string;
    OptionName: string;
    Value: unknown;
  }[];
  return (namespace, name) =>
    options.find((option) => option.Namespace === namespace && option.OptionName === name)?.Value;
}

function volumeSize(mappings: unknown): number {
  const volumes = (Array.isArray(mappings) ? mappings : []) as readonly { Ebs?: { VolumeSize?: number } }[];
  return volumes.reduce((sum, { Ebs }) => sum + (Ebs?.VolumeSize ?? 8), 0);
}
