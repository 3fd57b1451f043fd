import type { LayerChanges, ResourceChange } from '../changes/layer-changes';

/** A resource that holds what cannot be made again, and is about to go. */
export interface Loss extends ResourceChange {
  readonly holds: string;
}

/** What a deploy would lose: resources with data, or an identity that others stand on, that are replaced or removed. */
export function statefulLosses({ resources }: LayerChanges): Loss[] {
  return resources.filter(
    (one): one is Loss => one.holds !== undefined && (one.action === 'replaced' || one.action === 'removed'),
  );
}
