import type { ConnectionLimit } from './engine';

/**
 * Connections that a cluster takes for certain: the limit of the largest documented capacity that is not above its own.
 *
 * @param maxAcu capacity that the cluster may grow to
 */
export function connectionLimit(limits: readonly ConnectionLimit[], maxAcu: number): number {
  return Math.max(...limits.filter((limit) => limit.maxAcu <= maxAcu).map(({ connections }) => connections));
}
