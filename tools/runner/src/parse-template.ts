import type { Template } from './synthesised-layer';

/** A template as CloudFormation gives it back: JSON or YAML, whichever the deploying tool handed in. */
export async function parseTemplate(text: string): Promise<Template> {
  if (text.trimStart().startsWith('{')) return JSON.parse(text) as Template;
  const { parse } = await import('yaml');
  return (parse(text) ?? {}) as Template;
}
