import type { PolicyTemplate, TemplateResource } from '@hipaa-cdk/delivery-tools';
import { type Statement, listOf, statementsOf } from '@hipaa-cdk/permissions';

/** What becomes of one resource of the stack of policies. */
export interface PolicyChange {
  readonly name: string;
  readonly kind: 'new' | 'changed' | 'unchanged' | 'removed';
  /** What is allowed or denied from now on, one line each. */
  readonly added: readonly string[];
  /** What no longer is. */
  readonly removed: readonly string[];
}

/**
 * What the wanted policies change on the deployed ones.
 *
 * @param deployed undefined where there is no stack yet
 */
export function policyChanges(
  deployed: PolicyTemplate | undefined,
  wanted: PolicyTemplate,
): readonly PolicyChange[] {
  const before = deployed?.Resources ?? {};
  const after = wanted.Resources;
  const [old, now] = [before, after].map((resources) => new Set(Object.values(resources).flatMap(rules)));
  const names = [...new Set([...Object.keys(after), ...Object.keys(before)])];
  return names.map((name) => ({
    name,
    kind: kindOf(before[name], after[name]),
    // A rule that only moves from one policy to another is no news.
    added: rules(after[name]).filter((rule) => !old?.has(rule)),
    removed: rules(before[name]).filter((rule) => !now?.has(rule)),
  }));
}

function kindOf(before?: TemplateResource, after?: TemplateResource): PolicyChange['kind'] {
  if (!before) return 'new';
  if (!after) return 'removed';
  return JSON.stringify(before) === JSON.stringify(after) ? 'unchanged' : 'changed';
}

function rules(resource?: TemplateResource): string[] {
  return statementsOf(resource?.Properties['PolicyDocument']).flatMap(lines);
}

function lines({ Effect, Action, Resource, NotResource, Condition }: Statement): string[] {
  const when = Condition ? ` when ${JSON.stringify(Condition)}` : '';
  const on = Resource === undefined ? 'all but' : 'on';
  return listOf(Action).flatMap((action) =>
    listOf(Resource ?? NotResource).map(
      (resource) => `${String(Effect).toLowerCase()} ${String(action)} ${on} ${String(resource)}${when}`,
    ),
  );
}
