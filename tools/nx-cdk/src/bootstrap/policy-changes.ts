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
  const names = [...new Set([...Object.keys(wanted.Resources), ...Object.keys(before)])];
  return names.map((name) => change(name, before[name], wanted.Resources[name]));
}

function change(name: string, before?: TemplateResource, after?: TemplateResource): PolicyChange {
  const [old, now] = [rules(before), rules(after)];
  const added = now.filter((rule) => !old.includes(rule));
  const removed = old.filter((rule) => !now.includes(rule));
  return { name, kind: kindOf(before, after), added, removed };
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
