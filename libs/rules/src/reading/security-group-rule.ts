import type { TemplateView, ViewedResource } from '../template-view';

import { rangeKind, type RangeKind } from './open-range';
import { items, readings } from './readings';
import { isRecord, numberOf } from './value';

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
