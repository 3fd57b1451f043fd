import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { EngineName, Finding } from './finding';
import type { SynthesisedTemplate } from './synthesised-templates';

/** Keys of `Metadata` by which a template tells an engine to look away. Guard's registry also heeds those of cfn_nag. */
const SWITCHES: Readonly<Record<string, EngineName>> = {
  guard: 'cfn-guard',
  cfn_nag: 'cfn-guard',
  'cfn-lint': 'cfn-lint',
  checkov: 'checkov',
};

/** Name of the rule in findings of this check. */
export const SUPPRESSED = 'SUPPRESSED_IN_TEMPLATE';

const metadata = z.object({ Metadata: z.record(z.string(), z.unknown()).optional() });
const template = metadata.extend({ Resources: z.record(z.string(), metadata).optional() });

/** What templates keep from the engines: the list of disagreements is the only place for that. */
export function templateSuppressions(templates: readonly SynthesisedTemplate[]): readonly Finding[] {
  return templates.flatMap(({ layer, environment, path }) => {
    const { Metadata, Resources = {} } = template.parse(JSON.parse(readFileSync(path, 'utf8')));
    const places = [
      { Metadata },
      ...Object.entries(Resources).map(([logicalId, r]) => ({ ...r, logicalId })),
    ];
    return places.flatMap(({ Metadata: keys = {}, ...where }) =>
      Object.keys(keys).flatMap((key) => {
        const engine = SWITCHES[key];
        const message = `the template itself switches rules off, in Metadata.${key}`;
        return engine ? [{ engine, rule: SUPPRESSED, layer, environment, ...where, message }] : [];
      }),
    );
  });
}
