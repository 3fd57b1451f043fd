import { type ActionReference, knowsConditionKey } from '../reference/service-reference';
import type { ArnPattern } from './arn-patterns';
import type { Condition } from './need';

/** Tags that tell whose a resource is: name -> values. */
export type OwnTags = Readonly<Record<string, readonly string[]>>;

/**
 * What a call has to be like so that it reaches no resource of others. Several conditions are alternatives.
 *
 * Where the name tells whose a resource is, nothing is asked. Where the service makes up the name, the tags are: those of
 * the resource, or those that a new one gets.
 *
 * @param madeTagged whether the resources that the call makes have their tags from the first moment on
 */
export function conditionsFor(
  action: ActionReference,
  pattern: ArnPattern | undefined,
  ownTags: OwnTags,
  madeTagged: boolean,
): readonly (Condition | undefined)[] {
  if (isRead(action) || (pattern && !pattern.anybodys)) return [undefined];
  const asked: Condition = { StringEquals: tags('aws:RequestTag', ownTags) };
  const carried: Condition = { StringEquals: tags('aws:ResourceTag', ownTags) };
  const knows = (condition: Condition): boolean =>
    Object.keys(condition['StringEquals'] ?? {}).every((key) => knowsConditionKey(action, key, pattern?.arn));
  const knowsCarried = knows(carried);
  if (isTagging(action))
    return knowsCarried
      ? taggingConditions(action, { asked, carried, knowsAsked: knows(asked) })
      : [undefined];
  const isTagged = pattern?.tagged ?? false;
  if (isCreating(action) && knows(asked)) return [onlyIf(madeTagged || isTagged, asked)];
  return [onlyIf(isTagged && knowsCarried, carried)];
}

function onlyIf(holds: boolean, condition: Condition): Condition | undefined {
  return holds ? condition : undefined;
}

interface TaggingConditions {
  readonly asked: Condition;
  readonly carried: Condition;
  readonly knowsAsked: boolean;
}

/** What is ours may get other tags; what is new has none yet. */
function taggingConditions(
  action: ActionReference,
  { asked, carried, knowsAsked }: TaggingConditions,
): readonly Condition[] {
  if (isUntagging(action)) return [carried];
  // Some services say that the call is a part of making something, so that nothing else gets our tags.
  const createAction = `${action.action.split(':')[0] ?? ''}:CreateAction`;
  if (knowsConditionKey(action, createAction)) return [{ Null: { [createAction]: 'false' } }, carried];
  // With the others a resource without our tags could be a new one; one that has others keeps them.
  const ifThere = { ...asked, StringEqualsIfExists: carried['StringEquals'] ?? {} };
  return knowsAsked ? [ifThere, carried] : [carried];
}

/** Whether a call changes nothing. */
export function isRead({ accessLevel }: ActionReference): boolean {
  return accessLevel === 'Read' || accessLevel === 'List';
}

function isTagging({ action, accessLevel }: ActionReference): boolean {
  return accessLevel === 'Tagging' || /:(un)?tag|:(add|remove|create|delete)tags/i.test(action);
}

function isUntagging({ action }: ActionReference): boolean {
  return /:(un|remove|delete)/i.test(action);
}

function isCreating({ action }: ActionReference): boolean {
  return /:(create|run|allocate|request|import|register|put)/i.test(action);
}

function tags(key: string, ownTags: OwnTags): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(Object.entries(ownTags).map(([name, values]) => [`${key}/${name}`, values]));
}
