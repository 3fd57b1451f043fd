import type { SynthesisedTemplate } from './synthesised-templates';

/** The template that an engine names by its path. */
export function templateAt(templates: readonly SynthesisedTemplate[], path: string): SynthesisedTemplate {
  const found = templates.find((template) => template.path === path);
  if (!found) throw new Error(`an engine speaks of ${path}, which it was not asked about`);
  return found;
}
