import { type Ipv4Range, parseIpv4Range } from '@hipaa-cdk/environments/aws-values';

/**
 * Kinds of subnets: `public` has a route to and from the internet, `private` has at most a way out, `isolated` has
 * neither.
 */
export const TIERS = ['public', 'private', 'isolated'] as const;

export type Tier = (typeof TIERS)[number];

/** Writes a range the way AWS does. */
export function formatRange({ start, prefix }: Ipv4Range): string {
  const bytes = [24, 16, 8, 0].map((shift) => Math.floor(start / 2 ** shift) % 256);
  return `${bytes.join('.')}/${prefix}`;
}

/** How many addresses the range has. */
export function rangeSize({ prefix }: Pick<Ipv4Range, 'prefix'>): number {
  return 2 ** (32 - prefix);
}

/** The smallest range of this prefix that holds the first address of `range`. */
export function alignedRange({ start, prefix }: Ipv4Range): Ipv4Range {
  return { start: start - (start % rangeSize({ prefix })), prefix };
}

/** Whether `outer` holds every address of `inner`. */
export function contains(outer: Ipv4Range, inner: Ipv4Range): boolean {
  return (
    inner.prefix >= outer.prefix && alignedRange({ ...inner, prefix: outer.prefix }).start === outer.start
  );
}

/** Each subnet is one 32nd of the VPC: four blocks (one is spare) of eight zones (two are spare). */
const SUBNET_BITS = 5;
const ZONES_PER_BLOCK = 8;
const BLOCKS: Readonly<Record<Tier, number>> = { private: 0, public: 1, isolated: 2 };

const PRIVATE_RANGES = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];
/** AWS allows /16 to /28; below /22 a subnet is too small for a load balancer, which needs a /27. */
const WIDEST = 16;
const NARROWEST = 22;

/**
 * Address range of the subnet of one tier in one zone. It depends on nothing else, so adding or removing zones, tiers
 * or NAT moves no other subnet: a moved subnet is a replaced one, and a database in it would be replaced as well.
 *
 * @param vpcRange a range without `addressRangeProblem`
 * @param zone full zone name, such as `us-east-1a`
 */
export function subnetRange(vpcRange: string, tier: Tier, zone: string): string {
  const { start, prefix } = parseIpv4Range(vpcRange) as Ipv4Range;
  const subnet = { prefix: prefix + SUBNET_BITS };
  const slot = BLOCKS[tier] * ZONES_PER_BLOCK + zoneLetter(zone).charCodeAt(0) - 'a'.charCodeAt(0);
  return formatRange({ ...subnet, start: start + slot * rangeSize(subnet) });
}

/** `us-east-1a` is `a`. */
export function zoneLetter(zone: string): string {
  return zone.slice(-1);
}

/** What the VPC's range should be instead, or undefined when it is sound. */
export function addressRangeProblem(text: string): string | undefined {
  const range = parseIpv4Range(text);
  if (!range) return 'expected an IPv4 range such as "10.0.0.0/16"';
  if (range.prefix < WIDEST || range.prefix > NARROWEST) return `expected a /${WIDEST} to /${NARROWEST}`;
  const aligned = alignedRange(range);
  if (aligned.start !== range.start) return `expected the start of the range, "${formatRange(aligned)}"`;
  const isPrivate = PRIVATE_RANGES.some((outer) => contains(parseIpv4Range(outer) as Ipv4Range, range));
  return isPrivate ? undefined : `expected a part of ${PRIVATE_RANGES.join(', ')}`;
}
