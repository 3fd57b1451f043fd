import { UserError } from '@hipaa-cdk/errors';
import type { Template } from '../synthesised-layer';

/** What stands for something that only whoever forks the template can know, and leads nowhere until they write it. */
const PLACEHOLDERS: readonly RegExp[] = [
  // Domains that are reserved for documentation: mail to them reaches nobody, and no name in them can be had.
  /[\w.+@-]*\bexample\.(?:com|net|org)\b/g,
  /\bcertificate\/0{8}(?:-0{4}){3}-0{12}\b/g,
  // Addresses that are reserved for documentation: nobody has them.
  /\b(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}\b/g,
];

/**
 * Refuses to deploy placeholders to a real account.
 *
 * @throws UserError `PLACEHOLDER_LEFT` naming them
 */
export function assertNoPlaceholders(layer: string, template: Template): void {
  const text = JSON.stringify(template.Resources ?? {});
  const left = [...new Set(PLACEHOLDERS.flatMap((placeholder) => text.match(placeholder) ?? []))];
  if (left.length === 0) return;
  throw new UserError({
    code: 'PLACEHOLDER_LEFT',
    message: `${layer} would be deployed with ${left.join(', ')}, which ${left.length === 1 ? 'leads' : 'lead'} nowhere`,
    remedy: `write your own in apps/${layer}/config.ts, or in platform/environments`,
  });
}
