import { UserError } from '@hipaa-cdk/errors';
import type { CloudFormationTemplate } from '@hipaa-cdk/template-rules';
import { type ResourceProperties, computeCosts } from './compute-costs';
import { isPricedByUse } from './priced-by-use';
import { HOURS, prices } from './prices';

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
