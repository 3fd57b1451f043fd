import type { LayerManifest } from '@hipaa-cdk/layer';
import type { LayerNode } from '../request';

/**
 * For every layer, the layers whose contracts it reads, directly or through others: all that must be deployed before
 * it, and removed after it.
 *
 * @returns layer -> its producers, in no particular order
 */
export function producersOf(layers: readonly LayerNode[]): ReadonlyMap<string, ReadonlySet<string>> {
  const reads = new Map(layers.map((layer) => [layer.name, layer.reads]));
  return new Map(layers.map(({ name }) => [name, reachable(name, reads)]));
}

/** Synthesised layers after those that they read: each has more producers, direct and indirect, than any of its producers has. */
export function producersFirst<T extends { readonly manifest: Pick<LayerManifest, 'layer' | 'reads'> }>(
  layers: readonly T[],
): T[] {
  const producers = producersOf(
    layers.map(({ manifest }) => ({
      name: manifest.layer,
      root: '',
      reads: manifest.reads.map(({ layer }) => layer),
    })),
  );
  const rank = ({ manifest }: T): number => producers.get(manifest.layer)?.size ?? 0;
  return [...layers].sort((a, b) => rank(a) - rank(b));
}

function reachable(start: string, reads: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...(reads.get(start) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === start || found.has(next)) continue;
    found.add(next);
    open.push(...(reads.get(next) ?? []));
  }
  return found;
}
