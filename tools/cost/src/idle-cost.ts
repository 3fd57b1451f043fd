import { UserError } from '@hipaa-cdk/errors';
import type { CloudFormationTemplate } from '@hipaa-cdk/templates';
import { databaseInstances, isPricedByUse, HOURS, prices, machines } from './prices';

type ResourceProperties = Readonly<Record<string, unknown>>;

/** What runs all the time, at the least that its settings allow. */
const computeCosts: Readonly<
  Record<string, (properties: ResourceProperties, template: CloudFormationTemplate) => number>
> = {
  'AWS::RDS::DBCluster': ({ ManageMasterUserPassword: managed }) => (managed === true ? prices.secret : 0),
  'AWS::RDS::DBInstance': ({ DBClusterIdentifier, DBInstanceClass }, template) => {
    if (DBInstanceClass !== undefined && DBInstanceClass !== 'db.serverless')
      return machinePrice(String(DBInstanceClass), databaseInstances) * HOURS;
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

function machinePrice(type: string, known: Readonly<Record<string, number>> = machines): number {
  const price = known[type];
  if (price !== undefined) return price;
  throw new UserError({
    code: 'PRICE_UNKNOWN',
    message: `nobody has looked up what a machine of type ${JSON.stringify(type)} costs; expected one of ${Object.keys(known).join(', ')}`,
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

/** Dollars a month of one resource that nobody uses. */
export type IdleCost = (properties: ResourceProperties, template: CloudFormationTemplate) => number;

const always =
  (dollars: number): IdleCost =>
  () =>
    dollars;

const costs: Readonly<Record<string, IdleCost>> = {
  ...computeCosts,
  'AWS::EC2::NatGateway': always(prices.natGateway * HOURS),
  'AWS::EC2::EIP': always(prices.publicAddress * HOURS),
  'AWS::EC2::VPCEndpoint': ({ VpcEndpointType, SubnetIds }) =>
    VpcEndpointType === 'Interface' ? prices.interfaceEndpoint * HOURS * lengthOf(SubnetIds) : 0,
  'AWS::ElasticLoadBalancingV2::LoadBalancer': ({ Scheme, Subnets }) =>
    HOURS *
    (prices.loadBalancer + (Scheme === 'internet-facing' ? prices.publicAddress * lengthOf(Subnets) : 0)),
  'AWS::WAFv2::WebACL': ({ Rules }) => prices.webAcl + prices.webAclRule * lengthOf(Rules),
  'AWS::Cognito::UserPoolClient': ({ AllowedOAuthFlows }) =>
    JSON.stringify(AllowedOAuthFlows ?? []).includes('"client_credentials"') ? prices.serviceClient : 0,
  'AWS::KMS::Key': always(prices.key),
  'AWS::KMS::ReplicaKey': always(prices.key),
  'AWS::SecretsManager::Secret': always(prices.secret),
  'AWS::CloudWatch::Alarm': ({ Metrics }) => prices.alarm * metricsOf(Metrics),
  'AWS::CloudWatch::CompositeAlarm': always(0.5),
  'AWS::CloudWatch::Dashboard': always(prices.dashboard),
};

/**
 * What a template costs in a month in which nobody uses it.
 *
 * @returns dollars by type of resource, those that cost nothing left out
 * @throws UserError `PRICE_UNKNOWN` for types that nobody has looked up: what is left out would look free
 */
export function idleCost(template: CloudFormationTemplate): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  const unknown = new Set<string>();
  for (const { Type, Properties = {} } of Object.values(template.Resources)) {
    const cost = costs[Type];
    if (!cost && !isPricedByUse(Type)) unknown.add(Type);
    const dollars = cost?.(Properties, template) ?? 0;
    if (dollars > 0) sums.set(Type, (sums.get(Type) ?? 0) + dollars);
  }
  if (unknown.size === 0) return sums;
  throw new UserError({
    code: 'PRICE_UNKNOWN',
    message: `nobody has looked up what these cost when idle: ${[...unknown].sort().join(', ')}`,
    remedy: 'add them to tools/cost/src/idle-cost.ts, or to priced-by-use.ts where idle costs nothing',
  });
}

/** How many metrics an alarm looks at: a sum or difference is billed for each of them, and not for itself. */
function metricsOf(metrics: unknown): number {
  if (!Array.isArray(metrics)) return 1;
  return metrics.filter((one: Readonly<Record<string, unknown>>) => one['MetricStat']).length;
}

function lengthOf(list: unknown): number {
  return Array.isArray(list) ? list.length : 1;
}
