import type { TemplateView } from '../template-view';

import { isRecord, isToken } from './value';

/** A range as it is known before deployment. `hidden` is one that only a deployment decides. */
export type RangeKind = 'open' | 'closed' | 'hidden';

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
