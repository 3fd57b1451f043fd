import { policyStackNames } from './policy-names';
import type { PolicyTemplate, TemplateResource } from './policy-template';

/** Policies of CloudFormation in the second stack, with the boundary and the roles; the others are in the first. */
const IN_SECOND = 4;

/**
 * The template of an environment in parts, each of which fits into a call, so that no bucket is needed before there is one.
 * They are deployed in this order: the roles, in the second, have the policies of both.
 */
export function templateParts(
  environment: string,
  template: PolicyTemplate,
): readonly { readonly name: string; readonly part: PolicyTemplate }[] {
  const isFirst = (id: string): boolean => Number(/^Execution(\d+)$/.exec(id)?.[1] ?? 0) > IN_SECOND;
  const entries = Object.entries(template.Resources);
  const parts = [entries.filter(([id]) => isFirst(id)), entries.filter(([id]) => !isFirst(id))];
  return policyStackNames(environment).map((name, index) => ({
    name,
    part: { ...template, Resources: Object.fromEntries<TemplateResource>(parts[index]?.map(alone) ?? []) },
  }));

  function alone([id, resource]: readonly [string, TemplateResource]): [string, TemplateResource] {
    const { DependsOn: ids, ...rest } = resource;
    return [id, ids ? { ...rest, DependsOn: ids.filter((other) => isFirst(other) === isFirst(id)) } : rest];
  }
}

/** The parts as one template again. */
export function joinedParts(parts: readonly PolicyTemplate[]): PolicyTemplate {
  return {
    Description: parts[0]?.Description ?? '',
    Resources: Object.fromEntries(parts.flatMap(({ Resources }) => Object.entries(Resources))),
  };
}
