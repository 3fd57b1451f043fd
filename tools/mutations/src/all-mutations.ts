import type { LayerSubject } from '@hipaa-cdk/layer-templates';
import type { Mutation } from './mutation';
import { policyMutations } from './policy-mutations';
import type { ResourceEntry } from './resource-entry';
import { settingMutations } from './setting-mutations';

/** Every way to break a template that the catalogue knows, in the order of its resources. */
export function allMutations(
  { template, layer, environment }: LayerSubject,
  catalogue: ReadonlyMap<string, ResourceEntry>,
): Mutation[] {
  return Object.entries(template.Resources).flatMap(([logicalId, { Type, Metadata }]) => {
    const { settings = [], policies = [] } = catalogue.get(Type) ?? {};
    const resource = String(Metadata?.['aws:cdk:path'] ?? logicalId);
    const origin = { layer, environment, logicalId, resource };
    return [
      ...settings.flatMap((setting) => settingMutations(template, origin, setting)),
      ...policies.flatMap((policy) => policyMutations(template, origin, policy)),
    ];
  });
}
