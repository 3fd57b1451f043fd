import { valueText } from './value-text';

const SOURCES = [
  'CidrIp',
  'CidrIpv6',
  'SourceSecurityGroupId',
  'DestinationSecurityGroupId',
  'SourcePrefixListId',
  'DestinationPrefixListId',
] as const;

/** Whether a value is a rule of a security group. */
export function isTrafficRule(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && 'IpProtocol' in value;
}

/** Such as `tcp 5432, ${ClientGroup.GroupId}`. */
export function trafficText(rule: Readonly<Record<string, unknown>>): string {
  const protocol = String(rule['IpProtocol']) === '-1' ? 'all traffic' : valueText(rule['IpProtocol']);
  const source = SOURCES.map((key) => rule[key]).find((value) => value !== undefined);
  return `${protocol}${portText(rule)}, ${source === undefined ? 'no address' : valueText(source)}`;
}

function portText({ FromPort: from, ToPort: to }: Readonly<Record<string, unknown>>): string {
  if (from === undefined || String(from) === '-1') return '';
  return valueText(from) === valueText(to)
    ? ` ${valueText(from)}`
    : ` ${valueText(from)} to ${valueText(to)}`;
}
