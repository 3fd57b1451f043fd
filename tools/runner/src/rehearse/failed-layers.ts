import type { Rehearsed } from './rehearse-layers';

/** Whether the layer is not what its template says. */
export function isFailed({ result }: Rehearsed): boolean {
  return result === 'failed' || result === 'rolled back' || result === 'skipped';
}

/**
 * Layers for which a rehearsal proves nothing good. One that did not come up as it was fails it for all: what follows
 * was not rehearsed on what is deployed.
 *
 * @param before how the layers came up as they were
 * @param now how they took the change
 */
export function failedLayers(before: readonly Rehearsed[], now: readonly Rehearsed[]): ReadonlySet<string> {
  const failed = before.some(isFailed) ? now : now.filter(isFailed);
  return new Set(failed.map(({ layer }) => layer));
}
