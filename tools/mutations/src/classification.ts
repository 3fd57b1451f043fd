import type { CloudFormationTemplate } from '@hipaa-cdk/templates';
import type { ResourceEntry } from './resource-entry';
import { expandPath, formatPath, parsePath, type SettingPath } from './setting-path';

/** What the catalogue does not say about a template: types that it does not have, and values that it does not place. */
export function unclassified(
  template: CloudFormationTemplate,
  catalogue: ReadonlyMap<string, ResourceEntry>,
): string[] {
  const gaps = Object.values(template.Resources).flatMap((resource) => {
    const { Type, Properties } = resource;
    const entry = catalogue.get(Type);
    if (!entry) return [Type];
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

function isIntrinsic(value: object): boolean {
  const [key = ''] = Object.keys(value);
  return key === 'Ref' || key.startsWith('Fn::');
}

function isWithin(leaf: SettingPath, place: SettingPath): boolean {
  return place.every((key, index) => leaf[index] === key);
}
