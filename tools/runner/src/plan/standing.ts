import { type FullTemplate, storedInputs } from '@hipaa-cdk/layer-templates';
import { referencesIn } from '../changes/value-text';

/** What a layer would make anew although others stand in it. */
export interface MovedGround {
  readonly logicalId: string;
  readonly type: string;
  readonly property: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Networks, and the properties that AWS makes them anew for. A subnet that leaves the template counts as well: whoever stands in it
 * has to be somewhere else first.
 */
const GROUND: Readonly<Record<string, readonly string[]>> = {
  'AWS::EC2::Subnet': ['AvailabilityZone', 'CidrBlock'],
  'AWS::EC2::VPC': ['CidrBlock', 'InstanceTenancy'],
};

/** Whether a template has anything that others can stand in. */
export function hasGround({ Resources = {} }: FullTemplate): boolean {
  return Object.values(Resources).some(({ Type }) => Type in GROUND);
}

/** What of the ground that others stand in is made anew, or goes; the VPC before its subnets, and alone where it moves. */
export function movedGround(deployed: FullTemplate, wanted: FullTemplate): readonly MovedGround[] {
  const moved = Object.entries(deployed.Resources ?? {}).flatMap(([logicalId, before]): MovedGround[] => {
    const after = wanted.Resources?.[logicalId];
    const gone = { logicalId, type: before.Type, property: 'its place', before: 'there', after: 'gone' };
    if (!(before.Type in GROUND)) return [];
    if (!after) return [gone];
    return (GROUND[before.Type] ?? []).flatMap((property) => {
      const [was, will] = [before.Properties?.[property], after.Properties?.[property]].map(asLine);
      return was === will
        ? []
        : [{ logicalId, type: before.Type, property, before: was ?? '', after: will ?? '' }];
    });
  });
  const networks = moved.filter(({ type }) => type === 'AWS::EC2::VPC');
  return networks.length > 0 ? networks : moved;
}

/** How a layer gets onto new ground. */
export type WayToFollow =
  /** It holds data that stay behind: they are restored into a new resource. */
  | 'restored'
  /** It holds nothing, but AWS lets it change its network at no time: it goes, and is made again. */
  | 'made again'
  /** CloudFormation replaces what stands there, one after the other. */
  | 'deployed';

/** A deployed layer that reads where the ground is. */
export interface Standing {
  readonly layer: string;
  readonly way: WayToFollow;
  /** The resources that decide it: `logical id (type)`. */
  readonly because: readonly string[];
}

/** Types that AWS keeps in the network in which they were made, whatever CloudFormation's schema says of their properties. */
const STAYS: Readonly<Record<string, WayToFollow>> = {
  'AWS::DAX::SubnetGroup': 'restored',
  'AWS::DMS::ReplicationSubnetGroup': 'made again',
  'AWS::DocDB::DBSubnetGroup': 'restored',
  'AWS::EFS::MountTarget': 'made again',
  'AWS::ElastiCache::SubnetGroup': 'restored',
  'AWS::ElasticBeanstalk::Environment': 'made again',
  'AWS::ElasticLoadBalancingV2::LoadBalancer': 'made again',
  'AWS::MemoryDB::SubnetGroup': 'restored',
  'AWS::Neptune::DBSubnetGroup': 'restored',
  'AWS::RDS::DBProxy': 'made again',
  'AWS::RDS::DBSubnetGroup': 'restored',
  'AWS::Redshift::ClusterSubnetGroup': 'restored',
};

/** Parameters that say where the ground is. */
const PLACE = /AWS::EC2::(VPC|Subnet)::Id/;

/**
 * How a deployed layer can follow, or undefined where it does not stand on the ground of others.
 *
 * @param below path of the layer whose ground moves, in the Parameter Store
 */
export function standingOn(below: string, layer: string, deployed: FullTemplate): Standing | undefined {
  const parameters = [...storedInputs(deployed)]
    .filter(([parameter, name]) => name.startsWith(below) && PLACE.test(typeOf(deployed, parameter)))
    .map(([parameter]) => parameter);
  if (parameters.length === 0) return undefined;
  const staying = Object.entries(deployed.Resources ?? {})
    .filter(([, { Type, Properties }]) => Type in STAYS && refersTo(Properties, parameters))
    .map(([id, { Type }]) => ({ text: `${id} (${Type})`, way: STAYS[Type] }));
  const way = (['restored', 'made again'] as const).find((one) => staying.some((stays) => stays.way === one));
  const because = staying.filter((stays) => stays.way === way).map(({ text }) => text);
  return { layer, way: way ?? 'deployed', because };
}

function typeOf({ Parameters = {} }: FullTemplate, parameter: string): string {
  return String((Parameters as Readonly<Record<string, { Type?: string }>>)[parameter]?.Type ?? '');
}

function refersTo(value: unknown, parameters: readonly string[]): boolean {
  return referencesIn(value).some((id) => parameters.includes(id));
}

function asLine(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
}
