import type { LayerSubject } from '@hipaa-cdk/layer-templates';
import type { CloudFormationTemplate } from '@hipaa-cdk/templates';
import { type SettingPath, readAt, writeAt } from './setting-path';

/** One thing that is broken in one resource, wherever the resource stands as it does in ours. */
export interface Mutation {
  readonly layer: string;
  /** Logical id of the resource that is broken. */
  readonly logicalId: string;
  readonly type: string;
  /** Path of the resource in the construct tree; the logical id where the template does not tell. */
  readonly resource: string;
  /** From the resource down to what is broken. */
  readonly path: SettingPath;
  /** What it becomes; undefined takes it away. */
  readonly value: unknown;
  /** The part of the resource that must stand as it does in ours for a break to be the same one, such as the whole statement. */
  readonly around: SettingPath;
  /** How that part looks, without the names of the place. */
  readonly look: string;
  /** The place whose names `value` has. */
  readonly place: Place;
  /** Where it is broken, such as `Properties.EnableKeyRotation`. */
  readonly setting: string;
  /** What became of it, in JSON or words. */
  readonly to: string;
  readonly description: string;
  /** The templates that are broken so: one of each environment in which the resource stands alike. */
  readonly subjects: readonly LayerSubject[];
}

/** Who noticed. */
export type KilledBy = 'own packs' | 'public packs' | 'specs';

/** How a mutation came out. */
export interface Outcome {
  readonly mutation: Mutation;
  /** @default - nobody noticed: the mutation survives */
  readonly killedBy?: KilledBy;
  /** The rule with a finding, or the test that went red. */
  readonly killer?: string;
}

/** A break of one resource, not yet of any template. */
export type ResourceBreak = Pick<Mutation, 'path' | 'value' | 'around' | 'description'>;

/** Names a mutation uniquely among those of one template. */
export function mutationName({ layer, logicalId, setting, to }: Mutation): string {
  return [layer, logicalId, setting, to].join(' ');
}

/**
 * A copy of a template with a resource that is broken, or the template itself where the resource does not stand as the mutation
 * found it. An item of a list, such as a statement, may stand elsewhere in the list.
 */
export function mutated(
  template: CloudFormationTemplate,
  logicalId: string,
  place: Place,
  { type, path, around, look, value, place: from }: Mutation,
): CloudFormationTemplate {
  const resource = template.Resources?.[logicalId];
  if (resource?.Type !== type) return template;
  const found = [around, ...siblings(resource, around)].find((one) => lookOf(resource, one, place) === look);
  if (!found) return template;
  return writeAt(
    template,
    ['Resources', logicalId, ...found, ...path.slice(around.length)],
    renamed(value, from, place),
  );
}

/** Paths of the items of the list that the last key of a path is an index of. */
function siblings(resource: unknown, path: SettingPath): SettingPath[] {
  const list = path.slice(0, -1);
  const items = readAt(resource, list);
  return typeof path.at(-1) === 'number' && Array.isArray(items)
    ? items.map((_, index) => [...list, index])
    : [];
}

/** Where a template is deployed, which says nothing about how well its resources are set. */
export interface Place {
  readonly account: string;
  readonly region: string;
  readonly environment: string;
}

/** How a part of a resource looks, but for the names of the place that it is deployed to. */
export function lookOf(resource: unknown, around: SettingPath, place: Place): string {
  return JSON.stringify(renamed(readAt(resource, around), place, NOWHERE)) ?? 'absent';
}

/** No place in particular. */
export const NOWHERE: Place = { account: '<account>', region: '<region>', environment: '<environment>' };

/** A value with the names of another place. */
export function renamed(value: unknown, from: Place, to: Place): unknown {
  if (typeof value === 'string')
    return value
      .replaceAll(from.account, to.account)
      .replaceAll(from.region, to.region)
      .replace(new RegExp(`\\b${from.environment}\\b`, 'g'), to.environment);
  if (Array.isArray(value)) return value.map((item) => renamed(item, from, to));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, below]) => [key, renamed(below, from, to)]));
}
