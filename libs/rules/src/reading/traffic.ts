import type { TemplateView, ViewedResource } from '../template-view';
import { items, readings, isRecord, numberOf, isToken } from './values';

/** A range as it is known before deployment. `hidden` is one that only a deployment decides. */
type RangeKind = 'open' | 'closed' | 'hidden';

/** Shortest prefixes that are still one owner's network rather than a piece of the internet. */
const shortest = { v4: 8, v6: 16 } as const;

/**
 * Whether a CIDR range is the internet, or so much of it that it makes no difference: halves of it count too.
 * A parameter is as open as its default; a range that is drawn from a resource, such as a VPC, is closed.
 */
export function rangeKind(value: unknown, { template }: TemplateView): RangeKind {
  if (typeof value === 'string') return isOpen(value) ? 'open' : 'closed';
  if (!isRecord(value) || !isToken(value)) return 'closed';
  const parameter = template.Parameters?.[String(value['Ref'])];
  if (typeof parameter?.Default === 'string' && isOpen(parameter.Default)) return 'open';
  return 'Fn::GetAtt' in value ? 'closed' : 'hidden';
}

function isOpen(range: string): boolean {
  const [address = '', prefix = ''] = range.trim().split('/');
  if (!/^\d+$/.test(prefix)) return false;
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

type Direction = 'Ingress' | 'Egress';

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
  const kinds = ['CidrIp', 'CidrIpv6']
    .flatMap((name) => readings(rule, name))
    .map((range) => rangeKind(range, template));
  if (kinds.includes('open')) return 'open';
  return kinds.includes('hidden') ? 'hidden' : 'closed';
}
