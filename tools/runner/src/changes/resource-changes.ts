import { fateOf, fateText } from './fate';
import { type FullResource, type FullTemplate, constructPath } from './full-template';
import type { Action, PropertyChange, ResourceChange } from './layer-changes';
import { meaningOf } from './meanings/meaning-of';
import type { PlannedChange, PlannedChanges, Reason } from './planned-change';
import { propertyChanges } from './property-changes';
import { type Replacement, followsUpdated, replacementOf } from './replacement';
import { securityTopics } from './security-topics';

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
