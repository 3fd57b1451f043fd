import type { PolicyDocument, PolicyTemplate, Statement, TemplateResource } from '@hipaa-cdk/delivery-tools';

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
  const document = resource?.Properties['PolicyDocument'] as PolicyDocument | undefined;
  return (document?.Statement ?? []).flatMap(lines);
}

function lines(statement: Statement): string[] {
  const { Effect: effect, Action: actions, Resource: resources, Condition: condition } = statement;
  const when = condition ? ` when ${JSON.stringify(condition)}` : '';
  return actions.flatMap((action) =>
    resources.map((resource) => `${effect.toLowerCase()} ${action} on ${resource}${when}`),
  );
}
