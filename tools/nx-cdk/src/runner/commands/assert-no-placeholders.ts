import { UserError } from '@hipaa-cdk/errors';
import type { Template } from '../synthesised-layer';

/** Mail to these domains reaches nobody: they are reserved for documentation. */
const PLACEHOLDER = /[\w.+-]+@example\.(?:com|net|org)\b/g;

/**
 * Refuses to deploy to a real account what would be sent to nobody.
 *
 * @throws UserError `PLACEHOLDER_LEFT` naming the addresses
 */
export function assertNoPlaceholders(layer: string, template: Template): void {
  const addresses = [...new Set(JSON.stringify(template.Resources ?? {}).match(PLACEHOLDER) ?? [])];
  if (addresses.length === 0) return;
  throw new UserError({
    code: 'PLACEHOLDER_LEFT',
    message: `${layer} would send to ${addresses.join(', ')}, which nobody reads`,
    remedy: `write your own addresses in apps/${layer}/config.ts`,
  });
}
