import { policyStacks } from './policy-names';
import type { PolicyTemplate, TemplateResource } from './policy-template';

/** Policies of CloudFormation in the first stack; the others are in the second. */
const IN_FIRST = 5;

/** The template in parts, each of which fits into a call, so that no bucket is needed before there is one. */
export function templateParts(
  template: PolicyTemplate,
): readonly { readonly name: string; readonly part: PolicyTemplate }[] {
  const isSecond = (id: string): boolean => Number(/^Execution(\d+)$/.exec(id)?.[1] ?? 0) > IN_FIRST;
  const entries = Object.entries(template.Resources);
  const parts = [entries.filter(([id]) => !isSecond(id)), entries.filter(([id]) => isSecond(id))];
  return policyStacks().map((name, index) => ({
    name,
    part: { ...template, Resources: Object.fromEntries<TemplateResource>(parts[index] ?? []) },
  }));
}

/** The parts as one template again. */
export function joinedParts(parts: readonly PolicyTemplate[]): PolicyTemplate {
  return {
    Description: parts[0]?.Description ?? '',
    Resources: Object.fromEntries(parts.flatMap(({ Resources }) => Object.entries(Resources))),
  };
}
