import { UserError } from '@hipaa-cdk/errors';
import type { CloudFormationTemplate } from '@hipaa-cdk/templates';
import { isIntrinsic } from './generic-breaks';
import type { ResourceEntry } from './resource-entry';
import { expandPath, formatPath, parsePath, type SettingPath } from './setting-path';

/**
 * Refuses templates with values that the catalogue does not place, of types that it has. Other types are broken as any resource is.
 *
 * @throws UserError `SETTING_UNCLASSIFIED`
 */
export function assertClassified(
  subjects: readonly { readonly template: CloudFormationTemplate }[],
  catalogue: ReadonlyMap<string, ResourceEntry>,
): void {
  const gaps = [...new Set(subjects.flatMap(({ template }) => unclassified(template, catalogue)))];
  if (gaps.length === 0) return;
  throw new UserError({
    code: 'SETTING_UNCLASSIFIED',
    message: [
      'the catalogue does not say whether these decide on security:',
      ...gaps.map((gap) => `  ${gap}`),
    ].join('\n'),
    remedy:
      'add each to its type in tools/mutations/src/catalogue, as a setting or among those that are plain',
  });
}

/** Values of a template that the catalogue does not place. */
export function unclassified(
  template: CloudFormationTemplate,
  catalogue: ReadonlyMap<string, ResourceEntry>,
): string[] {
  const gaps = Object.values(template.Resources).flatMap((resource) => {
    const { Type, Properties } = resource;
    const entry = catalogue.get(Type);
    if (!entry) return [];
    const places = placesOf(entry).flatMap((place) => expandPath(resource, place));
    return leaves(Properties ?? {}, ['Properties'])
      .filter((leaf) => !places.some((place) => isWithin(leaf, place)))
      .map((leaf) => `${Type} ${formatPath(leaf.map((key) => (typeof key === 'number' ? '*' : key)))}`);
  });
  return [...new Set(gaps)].sort();
}

function placesOf({ settings, plain, policies = [] }: ResourceEntry): (readonly string[])[] {
  const named = [...settings.map(({ setting }) => setting), ...policies.map(({ path }) => path)].map(
    parsePath,
  );
  const others = plain.flatMap(({ properties }) => properties).map((name) => parsePath(`Properties.${name}`));
  // A path without keys is the resource as a whole, which says nothing about any of its properties.
  return [...named, ...others].filter((place) => place.length > 0);
}

/** Paths of the values that a person writes. An intrinsic function is one value. */
function leaves(value: unknown, path: SettingPath): SettingPath[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => leaves(item, [...path, index]));
  if (typeof value !== 'object' || value === null || isIntrinsic(value)) return [path];
  return Object.entries(value).flatMap(([key, below]) => leaves(below, [...path, key]));
}

function isWithin(leaf: SettingPath, place: SettingPath): boolean {
  return place.every((key, index) => leaf[index] === key);
}
