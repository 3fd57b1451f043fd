import type { PolicyDocument, Statement } from '../reading/policy';
import { policySize } from '../reading/policy';
import type { Condition, Need } from './need';

/** Characters that IAM takes in one managed policy. */
export const POLICY_CHARACTERS = 6_144;

/** A statement that allows, with every list written as a list. */
export interface AllowStatement extends Statement {
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Condition;
}

/**
 * Needs as statements: actions that are allowed on the same resources under the same condition share one, and so do the
 * actions of a service on what is ours, by name or by tag.
 */
export function allowStatements(needs: readonly Need[]): readonly AllowStatement[] {
  const byAction = new Map<string, Set<string>>();
  for (const { action, resources, condition, own = false } of needs) {
    const key = JSON.stringify([action, condition ?? null, own]);
    const known = byAction.get(key) ?? new Set<string>();
    resources.forEach((resource) => known.add(resource));
    byAction.set(key, known);
  }
  const shared = new Map<string, { readonly actions: Set<string>; readonly resources: Set<string> }>();
  for (const [key, resources] of byAction) {
    const [action, condition, own] = JSON.parse(key) as [string, Condition | null, boolean];
    const kept = withoutCovered([...resources].sort());
    const isShared = own || (tellsWhose(condition) && !isCreating(action));
    const group = JSON.stringify([condition, isShared ? [own, action.split(':')[0]] : kept]);
    const known = shared.get(group) ?? { actions: new Set(), resources: new Set() };
    known.actions.add(action);
    kept.forEach((resource) => known.resources.add(resource));
    shared.set(group, known);
  }
  return [...shared.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([group, { actions, resources }]) => {
      const [condition] = JSON.parse(group) as [Condition | null];
      const statement: AllowStatement = {
        Effect: 'Allow',
        Action: [...actions].sort(),
        Resource: withoutCovered([...resources].sort()),
      };
      return condition ? { ...statement, Condition: condition } : statement;
    });
}

/** Calls that make something name it beside what it is made in, and have tags of the one and not of the other. */
function isCreating(action: string): boolean {
  return /:(Create|Run)/.test(action) && !action.endsWith('Tags');
}

/** Whether a condition keeps to resources that carry our tags: kinds of resources of one service can share it. */
function tellsWhose(condition: Condition | null): boolean {
  const keys = Object.keys(condition?.['StringEquals'] ?? {});
  return keys.some((key) => key.startsWith('aws:ResourceTag/'));
}

/** Documents that together allow what the statements allow, none longer than IAM takes unless one name or condition is. */
export function policyDocuments(
  statements: readonly AllowStatement[],
  limit: number = POLICY_CHARACTERS,
): readonly PolicyDocument[] {
  const packs: AllowStatement[][] = [];
  const parts = statements.flatMap((whole) => cut(whole, limit));
  // The longest first, each where there is room: fewer policies than in order.
  for (const part of parts.sort((one, other) => sizeOf([other]) - sizeOf([one]))) {
    const pack = packs.find((open) => sizeOf([...open, part]) <= limit);
    if (pack) pack.push(part);
    else packs.push([part]);
  }
  return packs.map(documentOf);
}

function documentOf(statements: readonly AllowStatement[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: statements };
}

function sizeOf(statements: readonly AllowStatement[]): number {
  return policySize(documentOf(statements));
}

/**
 * Cuts a long statement between its actions, and that of one action between its resources: each is allowed by itself, so the
 * halves mean what the whole meant. What cannot be cut any more stays as long as it is.
 */
function cut(statement: AllowStatement, limit: number): readonly AllowStatement[] {
  const { Action: actions, Resource: resources } = statement;
  if (sizeOf([statement]) <= limit) return [statement];
  if (actions.length > 1) return halves(actions).flatMap((Action) => cut({ ...statement, Action }, limit));
  if (resources.length > 1)
    return halves(resources).flatMap((Resource) => cut({ ...statement, Resource }, limit));
  return [statement];
}

function halves(list: readonly string[]): readonly (readonly string[])[] {
  const middle = Math.ceil(list.length / 2);
  return [list.slice(0, middle), list.slice(middle)];
}

/** Patterns without those that another one ends before them with a star. */
function withoutCovered(patterns: readonly string[]): readonly string[] {
  return patterns.filter(
    (pattern) =>
      !patterns.some(
        (other) => other !== pattern && other.endsWith('*') && pattern.startsWith(other.slice(0, -1)),
      ),
  );
}
