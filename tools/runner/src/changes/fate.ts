import type { FullResource } from './full-template';

/** What becomes of the old resource itself. */
export type Fate = 'kept' | 'snapshot' | 'deleted';

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

export const fateText: Readonly<Record<Fate, string>> = {
  kept: 'the old one stays in the account with its content, no longer managed by the stack',
  snapshot: 'the old one is deleted; AWS takes a snapshot of it first',
  deleted: 'the old one is deleted with its content',
};

function fate(policy: string | undefined): Fate {
  if (policy === 'Retain' || policy === 'RetainExceptOnCreate') return 'kept';
  return policy === 'Snapshot' ? 'snapshot' : 'deleted';
}
