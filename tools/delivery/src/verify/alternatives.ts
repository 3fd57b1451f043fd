import type { Need } from '@hipaa-cdk/permissions';

/** A need with several conditions is one call that meets one of them. */
export function groupAlternatives(needs: readonly Need[]): readonly (readonly Need[])[] {
  const groups = new Map<string, Need[]>();
  for (const need of needs) {
    const key = JSON.stringify([need.type, need.action, need.resources]);
    groups.set(key, [...(groups.get(key) ?? []), need]);
  }
  return [...groups.values()];
}
