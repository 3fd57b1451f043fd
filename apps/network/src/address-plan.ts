import { type Ipv4Range, alignedRange, contains, formatRange, parseRange, rangeSize } from './ipv4-range';
import type { Tier } from './tier';

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
  const { start, prefix } = parseRange(vpcRange) as Ipv4Range;
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
  const range = parseRange(text);
  if (!range) return 'expected an IPv4 range such as "10.0.0.0/16"';
  if (range.prefix < WIDEST || range.prefix > NARROWEST) return `expected a /${WIDEST} to /${NARROWEST}`;
  const aligned = alignedRange(range);
  if (aligned.start !== range.start) return `expected the start of the range, "${formatRange(aligned)}"`;
  const isPrivate = PRIVATE_RANGES.some((outer) => contains(parseRange(outer) as Ipv4Range, range));
  return isPrivate ? undefined : `expected a part of ${PRIVATE_RANGES.join(', ')}`;
}
