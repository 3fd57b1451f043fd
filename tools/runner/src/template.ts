import { createHash } from 'node:crypto';
import type { Template } from '@hipaa-cdk/layer-templates';

/** A template as CloudFormation gives it back: JSON or YAML, whichever the deploying tool handed in. */
export async function parseTemplate(text: string): Promise<Template> {
  if (text.trimStart().startsWith('{')) return JSON.parse(text) as Template;
  const { parse } = await import('yaml');
  return (parse(text) ?? {}) as Template;
}

/**
 * Whether an update from one template to the other would find something to do. Descriptions and the metadata of the
 * stack are no change to CloudFormation: it refuses an update that holds nothing else.
 */
export function isSameTemplate(deployed: Template, wanted: Template): boolean {
  // Both come from one serialisation, so equal content has equal key order.
  return JSON.stringify(withoutRemarks(deployed)) === JSON.stringify(withoutRemarks(wanted));
}

function withoutRemarks(template: Template): object {
  const { Parameters = {} } = template;
  const parameters = Object.entries(Parameters).map(([name, parameter]) => [
    name,
    { ...parameter, Description: undefined },
  ]);
  return {
    ...template,
    Description: undefined,
    Metadata: undefined,
    Parameters: Object.fromEntries(parameters),
  };
}

/** SHA-256 of a value as JSON with sorted keys: equal content has one digest, whoever wrote it down in which order. */
export function stableDigest(value: unknown): string {
  return createHash('sha256').update(stableJson(value)).digest('hex');
}

/** JSON whose keys are sorted at every depth. The order of a list is content, and stays. */
export function stableJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
