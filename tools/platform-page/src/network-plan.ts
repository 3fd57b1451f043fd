import type { FullTemplate } from '@hipaa-cdk/layer-templates';

/** A VPC as a template makes it. */
export interface NetworkPlan {
  readonly layer: string;
  readonly vpc: NamedRange;
  readonly zones: readonly string[];
  readonly subnets: readonly Subnet[];
  /** Ways into the networks of AWS's services that do not pass the internet: name of the service -> kind. */
  readonly endpoints: readonly { readonly service: string; readonly kind: string }[];
}

interface NamedRange {
  readonly id: string;
  /** Address range, such as `10.0.0.0/16`; empty where the template does not say it in plain text. */
  readonly range: string;
}

/** A subnet and what its routes make of it. */
export interface Subnet extends NamedRange {
  readonly zone: string;
  /** By its routes and nothing else: a name may lie. */
  readonly kind: SubnetKind;
  /** Routes beside the one within the VPC, such as `0.0.0.0/0 → internet gateway`. */
  readonly routes: readonly string[];
}

/** `public` has a route to an internet gateway, `private` goes out through another door, `isolated` has no way out. */
export type SubnetKind = (typeof SUBNET_KINDS)[number];

/** From the outside to the inside. */
export const SUBNET_KINDS = ['public', 'private', 'isolated'] as const;

type Properties = Readonly<Record<string, unknown>>;

const EVERYWHERE = new Set(['0.0.0.0/0', '::/0']);

/** Where a route can lead, by the property that says it. */
const DOORS: Readonly<Record<string, string>> = {
  GatewayId: 'internet gateway',
  NatGatewayId: 'NAT gateway',
  InstanceId: 'NAT instance',
  NetworkInterfaceId: 'network interface',
  TransitGatewayId: 'transit gateway',
  VpcPeeringConnectionId: 'peering connection',
  EgressOnlyInternetGatewayId: 'egress-only internet gateway',
  VpcEndpointId: 'endpoint',
};

/**
 * The networks that a template makes.
 *
 * @param ids logical id -> id in the account
 */
export function networkPlans(
  layer: string,
  template: FullTemplate,
  ids: ReadonlyMap<string, string>,
): NetworkPlan[] {
  const of = (type: string): [string, Properties][] =>
    Object.entries(template.Resources ?? {})
      .filter(([, resource]) => resource.Type === type)
      .map(([id, { Properties = {} }]) => [id, Properties]);
  const idOf = (logicalId: string): string => ids.get(logicalId) ?? logicalId;
  const tables = new Map(
    of('AWS::EC2::SubnetRouteTableAssociation').map(([, association]) => [
      referred(association['SubnetId']),
      referred(association['RouteTableId']),
    ]),
  );
  const routes = of('AWS::EC2::Route').map(([, route]) => route);
  return of('AWS::EC2::VPC').map(([vpc, properties]) => {
    const own = ([, { VpcId }]: [string, Properties]): boolean => referred(VpcId) === vpc;
    const subnets = of('AWS::EC2::Subnet')
      .filter(own)
      .map(([id, subnet]): Subnet => {
        const table = tables.get(id);
        const ways = routes.filter(({ RouteTableId }) => table && referred(RouteTableId) === table);
        return {
          id: idOf(id),
          range: text(subnet['CidrBlock']),
          zone: text(subnet['AvailabilityZone']) || 'some zone',
          kind: kindOf(ways),
          routes: ways.map(routeText),
        };
      });
    const endpoints = of('AWS::EC2::VPCEndpoint')
      .filter(own)
      .map(([, { ServiceName, VpcEndpointType }]) => ({
        service: serviceOf(ServiceName),
        kind: text(VpcEndpointType) || 'Gateway',
      }));
    const zones = [...new Set(subnets.map(({ zone }) => zone))].sort();
    return { layer, vpc: { id: idOf(vpc), range: text(properties['CidrBlock']) }, zones, subnets, endpoints };
  });
}

function kindOf(routes: readonly Properties[]): SubnetKind {
  const out = routes.filter((route) => EVERYWHERE.has(destinationOf(route)));
  if (out.some(({ GatewayId }) => GatewayId !== undefined)) return 'public';
  return out.length > 0 ? 'private' : 'isolated';
}

function routeText(route: Properties): string {
  const door = Object.keys(DOORS).find((name) => route[name] !== undefined);
  return `${destinationOf(route)} → ${door ? DOORS[door] : 'somewhere else'}`;
}

function destinationOf(route: Properties): string {
  return text(
    route['DestinationCidrBlock'] ?? route['DestinationIpv6CidrBlock'] ?? route['DestinationPrefixListId'],
  );
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Logical id that a `Ref` or `Fn::GetAtt` leads to. */
function referred(value: unknown): string {
  const { Ref: ref, 'Fn::GetAtt': attribute } = (value ?? {}) as {
    readonly Ref?: string;
    readonly 'Fn::GetAtt'?: readonly string[];
  };
  return ref ?? attribute?.[0] ?? '';
}

/** Last word of `com.amazonaws.<region>.<service>`, whose region is often a reference. */
function serviceOf(name: unknown): string {
  const words = JSON.stringify(name ?? '').match(/[a-z0-9.-]+/gi) ?? [];
  return words.at(-1)?.replace(/^.*\./, '') ?? 'some service';
}
