import type { Permission } from '../permissions';
import { type Place, placed } from './places';
import type { Statement } from './policy-document';

/** Services whose calls count as made in one region, wherever the resource is. */
const WITHOUT_REGION: ReadonlySet<string> = new Set(['iam', 'sts']);

/**
 * Permissions as statements: one for all actions on the same resources. Where no resource can be named, the region
 * stands in for it.
 */
export function executionStatements(permissions: readonly Permission[], place: Place): readonly Statement[] {
  const byResources = new Map<string, Set<string>>();
  for (const { actions, on } of permissions) {
    const key = JSON.stringify([...on].sort());
    const known = byResources.get(key) ?? new Set<string>();
    actions.forEach((action) => known.add(action));
    byResources.set(key, known);
  }
  return [...byResources.entries()]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([key, actions]) => statement([...actions].sort(), JSON.parse(key) as string[], place));
}

function statement(actions: readonly string[], on: readonly string[], place: Place): Statement {
  const plain: Statement = {
    Effect: 'Allow',
    Action: actions,
    Resource: on.map((pattern) => placed(pattern, place)),
  };
  const everywhere = on.includes('*') && !actions.some((one) => WITHOUT_REGION.has(one.split(':')[0] ?? ''));
  return everywhere
    ? { ...plain, Condition: { StringEquals: { 'aws:RequestedRegion': place.region } } }
    : plain;
}
