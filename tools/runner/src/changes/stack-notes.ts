import type { FullTemplate } from './full-template';
import { propertyChanges } from './property-changes';
import { valueText } from './value-text';

const SECTIONS = ['Outputs', 'Conditions', 'Mappings'] as const;

/** Changes of the stack itself, a sentence each. */
export function stackNotes(
  deployed: FullTemplate,
  wanted: FullTemplate,
  protection: { readonly before: boolean; readonly after: boolean },
): string[] {
  const switched =
    protection.before === protection.after
      ? []
      : [`termination protection of the stack is switched ${protection.after ? 'on' : 'off'}`];
  const sections = SECTIONS.flatMap((section) =>
    propertyChanges(section, deployed[section] ?? {}, wanted[section] ?? {}).map(
      ({ path, before = 'nothing', after = 'nothing' }) =>
        `${path}: ${valueText(before)} → ${valueText(after)}`,
    ),
  );
  return [...switched, ...sections];
}
