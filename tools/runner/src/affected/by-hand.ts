import type { DeployRecord } from '../record/deploy-record';
import type { Base } from './base-store';

/**
 * Layers that somebody deployed by itself since the base was written, from some other commit. The files changed
 * since the base do not tell that they differ.
 */
export function deployedByHand(
  newest: ReadonlyMap<string, DeployRecord>,
  base: Base,
  head: string,
): string[] {
  const known = new Set([base.commit, head]);
  return [...newest]
    .filter(([, { endedAt }]) => endedAt > base.at)
    .filter(([, { commit, dirty, result }]) => dirty || result === 'failed' || !known.has(commit))
    .map(([layer]) => layer)
    .sort();
}
