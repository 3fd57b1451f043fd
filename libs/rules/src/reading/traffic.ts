import type { TemplateView, ViewedResource } from '../template-view';
import { items, readings, isRecord, numberOf, isToken } from './values';

/** A range as it is known before deployment. `hidden` is one that only a deployment decides. */
export type RangeKind = 'open' | 'closed' | 'hidden';

/** Shortest prefixes that are still one owner's network rather than a piece of the internet. */
const shortest = { v4: 16, v6: 16 } as const;

/** Addresses that no packet on the internet has. */
const isPrivate =
  /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|f[cd])/i;
const shortestPrivate = 7;

/**
 * Whether a CIDR range is the internet, or so much of it that it makes no difference: halves of it count too.
 * A parameter is as open as its default; a range that is drawn from a resource, such as a VPC, is closed.
 */
export function rangeKind(value: unknown, { template }: TemplateView): RangeKind {
  if (typeof value === 'string') return isOpen(value) ? 'open' : 'closed';
  if (!isRecord(value) || !isToken(value)) return 'closed';
  const parameter = template.Parameters?.[String(value['Ref'])];
  if (typeof parameter?.Default === 'string' && isOpen(parameter.Default)) return 'open';
  // A pattern that begins with a private network lets nothing else be typed.
  if (
    parameter &&
    /^\^(10|192\\\.168|172\\\.16)\\\./.test(
      String((parameter as { AllowedPattern?: unknown }).AllowedPattern),
    )
  )
    return 'closed';
  return 'Fn::GetAtt' in value ? 'closed' : 'hidden';
}

function isOpen(range: string): boolean {
  const [address = '', prefix = ''] = range.trim().split('/');
  if (!/^\d+$/.test(prefix)) return false;
  if (isPrivate.test(address) && Number(prefix) >= shortestPrivate) return false;
  return Number(prefix) < (address.includes(':') ? shortest.v6 : shortest.v4);
}

/** Traffic that a security group lets through. */
export interface TrafficRule {
  /** The group, or the resource that adds to one. */
  readonly resource: ViewedResource;
  /** Path below the properties; empty where the resource is the rule. */
  readonly property: string;
  /** The rule as it stands in the template. */
  readonly rule: Readonly<Record<string, unknown>>;
  readonly range: RangeKind;
}

/** Which way traffic goes, seen from the machine. */
export type Direction = 'Ingress' | 'Egress';

/** Rules of security groups and rules that stand alone, in one direction. */
export function trafficRules(template: TemplateView, direction: Direction): readonly TrafficRule[] {
  const property = `SecurityGroup${direction}`;
  const inside = template
    .resources('AWS::EC2::SecurityGroup')
    .flatMap((resource) =>
      items(resource.properties[property]).map((rule) => ({ resource, property, rule })),
    );
  const alone = template
    .resources(`AWS::EC2::SecurityGroup${direction}`)
    .map((resource) => ({ resource, property: '', rule: resource.properties }));
  return [...inside, ...alone].flatMap(({ rule, ...place }) =>
    isRecord(rule) ? [{ ...place, rule, range: widest(rule, template) }] : [],
  );
}

/** Whether all that a rule lets through is TCP to one of these ports. A port that is a reference proves nothing. */
export function isOnly(rule: TrafficRule['rule'], ports: readonly number[]): boolean {
  const protocol = String(rule['IpProtocol']).toLowerCase();
  const from = numberOf(rule['FromPort']);
  const to = numberOf(rule['ToPort']);
  return ['tcp', '6'].includes(protocol) && from !== undefined && from === to && ports.includes(from);
}

function widest(rule: TrafficRule['rule'], template: TemplateView): RangeKind {
  const kinds = [
    ...['CidrIp', 'CidrIpv6'].flatMap((name) => readings(rule, name)),
    ...prefixLists(rule, template),
  ].map((range) => rangeKind(range, template));
  if (kinds.includes('open')) return 'open';
  return kinds.includes('hidden') ? 'hidden' : 'closed';
}

/** Ranges of prefix lists of the template; one of another template is a list that somebody keeps. */
function prefixLists(rule: TrafficRule['rule'], template: TemplateView): readonly unknown[] {
  return ['SourcePrefixListId', 'DestinationPrefixListId']
    .flatMap((name) => readings(rule, name))
    .flatMap((value) => readings(template.target(value)?.properties, 'Entries.*.Cidr'))
    .filter((range) => range !== undefined);
}
