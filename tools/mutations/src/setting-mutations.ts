import { isDeepStrictEqual } from 'node:util';
import type { CloudFormationTemplate } from '@hipaa-cdk/template-rules';
import type { Mutation, MutationOrigin } from './mutation';
import type { Setting } from './resource-entry';
import { expandPath, formatPath, parsePath, readAt, type SettingPath, writeAt } from './setting-path';

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
