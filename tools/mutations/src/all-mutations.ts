import type { LayerSubject } from '@hipaa-cdk/layer-templates';
import { isDeepStrictEqual } from 'node:util';
import type { CloudFormationTemplate } from '@hipaa-cdk/templates';
import type { Mutation, MutationOrigin } from './mutation';
import { policyMutations } from './policy-mutations';
import type { ResourceEntry, Setting } from './resource-entry';
import { expandPath, formatPath, parsePath, readAt, type SettingPath, writeAt } from './setting-path';

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

/**
 * Breaks one setting of a resource in every way that the catalogue names. A setting that has one of the broken values
 * already is weakened on purpose there, and cannot be broken any further.
 */
export function settingMutations(
  template: CloudFormationTemplate,
  origin: MutationOrigin,
  { setting, breaks }: Setting,
): Mutation[] {
  const resource = template.Resources[origin.logicalId];
  return expandPath(resource, parsePath(setting)).flatMap((path) => {
    const current = readAt(resource, path);
    if (breaks.some(({ to }) => current !== undefined && isDeepStrictEqual(current, to))) return [];
    return breaks
      .filter(({ to }) => to !== 'absent' || current !== undefined)
      .map(({ to, description }) => ({
        ...origin,
        setting: path.length > 0 ? formatPath(path) : 'the resource',
        to: to === 'absent' ? 'absent' : JSON.stringify(to),
        description,
        template: replaced(template, origin.logicalId, path, to === 'absent' ? undefined : to),
      }));
  });
}

/** The template with another value in one place of one resource. */
export function replaced(
  template: CloudFormationTemplate,
  logicalId: string,
  path: SettingPath,
  value: unknown,
): CloudFormationTemplate {
  return writeAt(template, ['Resources', logicalId, ...path], value);
}
