import { isDeepStrictEqual } from 'node:util';
import { environmentFor } from '@hipaa-cdk/environments';
import type { LayerSubject } from '@hipaa-cdk/layer-templates';
import { findEnvironment } from '@hipaa-cdk/platform';
import { genericBreaks, policyPlaces } from './generic-breaks';
import { type Mutation, type Place, NOWHERE, type ResourceBreak, lookOf, renamed } from './mutation';
import { policyMutations } from './policy-mutations';
import type { Break, ResourceEntry, Setting } from './resource-entry';
import { type SettingPath, expandPath, formatPath, parsePath, readAt } from './setting-path';

/**
 * Every way to break the templates: those that the catalogue names, and for types that it does not have those that any
 * resource can be broken in. What breaks alike in several environments is one mutation.
 */
export function allMutations(
  subjects: readonly LayerSubject[],
  catalogue: ReadonlyMap<string, ResourceEntry>,
): Mutation[] {
  const distinct = new Map<string, Mutation>();
  for (const subject of subjects) {
    for (const mutation of mutationsOf(subject, catalogue)) {
      const key = keyOf(mutation);
      const known = distinct.get(key);
      distinct.set(key, known ? { ...known, subjects: [...known.subjects, subject] } : mutation);
    }
  }
  return [...distinct.values()];
}

/** Where an item stands in its list tells nothing: environments with fewer layers have fewer statements before it. */
function keyOf({ layer, logicalId, around, path, value, look, place }: Mutation): string {
  const list = typeof around.at(-1) === 'number' ? around.slice(0, -1) : around;
  return JSON.stringify([
    layer,
    logicalId,
    list,
    path.slice(around.length),
    renamed(value, place, NOWHERE),
    look,
  ]);
}

function mutationsOf(subject: LayerSubject, catalogue: ReadonlyMap<string, ResourceEntry>): Mutation[] {
  const place = placeOf(subject);
  return Object.entries(subject.template.Resources).flatMap(([logicalId, resource]) => {
    const path = String(resource.Metadata?.['aws:cdk:path'] ?? logicalId);
    return breaksOf(resource, catalogue.get(resource.Type)).map((one) => ({
      ...one,
      layer: subject.layer,
      logicalId,
      type: resource.Type,
      resource: path,
      setting: one.path.length > 0 ? formatPath(one.path) : 'the resource',
      to: one.value === undefined ? 'absent' : JSON.stringify(one.value),
      look: lookOf(resource, one.around, place),
      place,
      subjects: [subject],
    }));
  });
}

function breaksOf(
  resource: LayerSubject['template']['Resources'][string],
  entry: ResourceEntry | undefined,
): ResourceBreak[] {
  if (!entry)
    return [
      ...genericBreaks(resource),
      ...policyPlaces(resource).flatMap((place) => policyMutations(resource, place)),
    ];
  return [
    ...entry.settings.flatMap((setting) => settingBreaks(resource, setting)),
    ...(entry.policies ?? []).flatMap((place) => policyMutations(resource, place)),
  ];
}

/**
 * Breaks one setting of a resource in every way that the catalogue names, and a list by emptying it. A setting that has one of
 * the broken values already is weakened on purpose there, and cannot be broken any further.
 */
export function settingBreaks(resource: unknown, { setting, breaks }: Setting): ResourceBreak[] {
  return expandPath(resource, parsePath(setting)).flatMap((path) => {
    const current = readAt(resource, path);
    const named = breaks.flatMap((one): ResourceBreak[] => {
      const value = valueOf(one, current);
      if (value === undefined && current === undefined) return [];
      return [{ path, value, description: one.description, around: aroundOf(path, current) }];
    });
    if (current !== undefined && named.some(({ value }) => isDeepStrictEqual(current, value))) return [];
    return [...named, ...emptied(path, current, named)];
  });
}

/** What a break makes of a setting; undefined where nothing is left of it. */
function valueOf({ to, beside }: Break, current: unknown): unknown {
  if (beside === undefined) return to === 'absent' ? undefined : to;
  if (typeof current !== 'object' || current === null) return undefined;
  return Array.isArray(current)
    ? [...(current as unknown[]), ...(beside as unknown[])]
    : { ...current, ...beside };
}

function emptied(path: SettingPath, current: unknown, named: readonly ResourceBreak[]): ResourceBreak[] {
  if (!Array.isArray(current) || current.length === 0) return [];
  if (named.some(({ value }) => isDeepStrictEqual(value, []))) return [];
  return [{ path, value: [], description: 'a list is empty', around: path }];
}

/** What is not there looks the same everywhere, so that the object that lacks it is looked at. */
function aroundOf(path: SettingPath, current: unknown): SettingPath {
  return current === undefined ? path.slice(0, -1) : path;
}

/** Where the stack of a template is deployed. */
export function placeOf({ layer, environment }: LayerSubject): Place {
  const { name, account, region } = environmentFor(findEnvironment(environment), layer);
  return { environment: name, account, region };
}
