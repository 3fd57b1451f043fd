import type { Action, PropertyChange, ResourceChange } from './layer-changes';
import { meaningOf } from './meanings/meaning-of';
import {
  type PlannedChange,
  type PlannedChanges,
  type Reason,
  type Replacement,
  followsUpdated,
  replacementOf,
} from './planned-change';
import { propertyChanges } from './property-changes';
import { securityTopics } from './security-topics';
import type { FullResource, FullTemplate, TemplateResource } from '@hipaa-cdk/layer-templates';

/** Attributes beside the properties that change a resource, or what becomes of it. */
const ATTRIBUTES = ['DeletionPolicy', 'UpdateReplacePolicy', 'Condition'] as const;

/** The remark of the CDK where a resource comes from; it does nothing. */
const IGNORED = new Set(['AWS::CDK::Metadata']);

/**
 * What happens to every resource of a stack.
 *
 * @param planned CloudFormation's own answer; undefined when it was not asked, and then nothing is said for sure about
 * replacements
 */
export function resourceChanges(
  deployed: FullTemplate,
  wanted: FullTemplate,
  planned: PlannedChanges | undefined,
): ResourceChange[] {
  const before = deployed.Resources ?? {};
  const after = wanted.Resources ?? {};
  const ids = new Set([...Object.keys(before), ...Object.keys(after), ...(planned?.keys() ?? [])]);
  return [...ids].flatMap((id) => {
    const [old, next] = [before[id], after[id]];
    if (IGNORED.has((next ?? old)?.Type ?? '')) return [];
    if (old && next) return modified(id, old, next, planned) ?? [];
    if (next) return [added(id, next)];
    return old ? [removed(id, old, planned?.get(id))] : [];
  });
}

function added(logicalId: string, next: FullResource): ResourceChange {
  const properties = propertyChanges('', {}, next.Properties ?? {});
  return { ...base(logicalId, next, 'added', properties), certainty: 'certain', properties: [] };
}

function removed(logicalId: string, old: FullResource, plan: PlannedChange | undefined): ResourceChange {
  return {
    ...base(logicalId, old, 'removed', []),
    ...loss(old, undefined),
    certainty: 'certain',
    physicalId: plan?.physicalId,
  };
}

function modified(
  logicalId: string,
  old: FullResource,
  next: FullResource,
  planned: PlannedChanges | undefined,
): ResourceChange | undefined {
  const plan = planned?.get(logicalId);
  const properties = changedValues(old, next, plan, planned);
  const retyped = old.Type !== next.Type;
  if (properties.length === 0 && !retyped) return undefined;
  const replacement = retyped ? 'yes' : plan && planned ? replacementOf(plan, planned) : 'no';
  const action: Action = replacement === 'no' ? 'changed' : 'replaced';
  return {
    ...base(logicalId, next, action, properties),
    ...(action === 'replaced' ? loss(old, next) : {}),
    certainty: certaintyOf(replacement, planned !== undefined),
    physicalId: plan?.physicalId,
  };
}

function certaintyOf(replacement: Replacement, asked: boolean): ResourceChange['certainty'] {
  if (replacement === 'possible') return 'possible';
  return asked || replacement === 'yes' ? 'certain' : 'unknown';
}

/** What the templates show, and what changes although its place in the template does not. */
function changedValues(
  old: FullResource,
  next: FullResource,
  plan: PlannedChange | undefined,
  planned: PlannedChanges = new Map(),
): PropertyChange[] {
  const shown = [
    ...propertyChanges('', old.Properties ?? {}, next.Properties ?? {}),
    ...ATTRIBUTES.flatMap((name) => propertyChanges(name, old[name], next[name])),
  ];
  const names = new Set(shown.map(({ path }) => path.split('.')[0]));
  const unseen = (plan?.reasons ?? []).filter(({ name }) => name !== 'Metadata' && !names.has(name));
  const byName = new Map(unseen.map((reason) => [reason.name, reason]));
  return [...shown, ...[...byName.values()].map((reason) => following(reason, planned))];
}

function following(reason: Reason, planned: PlannedChanges): PropertyChange {
  const { name: path, cause = 'the tags of the stack' } = reason;
  return followsUpdated(reason, planned) ? { path, cause, certain: false } : { path, cause };
}

function base(
  logicalId: string,
  resource: FullResource,
  action: Action,
  properties: readonly PropertyChange[],
): Omit<ResourceChange, 'certainty'> {
  return {
    logicalId,
    path: constructPath(logicalId, resource),
    type: resource.Type,
    action,
    properties,
    topics: securityTopics(resource.Type, action, properties),
  };
}

function loss(old: FullResource, next: FullResource | undefined): Partial<ResourceChange> {
  const { holds, replaced, removed: gone } = meaningOf(old);
  return {
    meaning: next ? replaced : gone,
    ...(holds === undefined ? {} : { holds, fate: fateText[fateOf(old, next)] }),
  };
}

/** The construct path of a resource, as people look for it in the code; its logical id where there is none. */
function constructPath(logicalId: string, resource: TemplateResource | undefined): string {
  const path = resource?.Metadata?.['aws:cdk:path'];
  return typeof path === 'string' ? path.replace(/\/Resource$/, '') : logicalId;
}

/** What becomes of the old resource itself. */
type Fate = 'kept' | 'snapshot' | 'deleted';

/**
 * What CloudFormation does to the old resource when it is removed from the template, or replaced by a new one.
 *
 * @param old the resource as deployed
 * @param next the resource as it would be; undefined when it is removed
 */
export function fateOf(old: FullResource, next: FullResource | undefined): Fate {
  if (!next) return fate(old.DeletionPolicy);
  const fates = [fate(old.UpdateReplacePolicy), fate(next.UpdateReplacePolicy)];
  // When the policy itself changes, count on the worse one.
  return (['deleted', 'snapshot', 'kept'] as const).find((one) => fates.includes(one)) ?? 'deleted';
}

const fateText: Readonly<Record<Fate, string>> = {
  kept: 'the old one stays in the account with its content, no longer managed by the stack',
  snapshot: 'the old one is deleted; AWS takes a snapshot of it first',
  deleted: 'the old one is deleted with its content',
};

function fate(policy: string | undefined): Fate {
  if (policy === 'Retain' || policy === 'RetainExceptOnCreate') return 'kept';
  return policy === 'Snapshot' ? 'snapshot' : 'deleted';
}
