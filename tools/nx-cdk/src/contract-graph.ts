import type { ProjectGraph } from '@nx/devkit';

/** A contract's project is named after the layer that publishes it. */
const CONTRACT_PREFIX = 'contracts-';

/** Names of the workspace's layers, in alphabetical order. */
export function layersOf(graph: ProjectGraph): string[] {
  return Object.values(graph.nodes)
    .filter((node) => node.data.tags?.includes('scope:layer'))
    .map((node) => node.name)
    .sort();
}

/** The layers whose contracts `layer` reads, directly or through a library. */
export function producersReadBy(graph: ProjectGraph, layer: string): string[] {
  const found = new Set<string>();
  const open = [layer];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const { target } of graph.dependencies[next] ?? []) {
      if (found.has(target) || target.startsWith('npm:')) continue;
      found.add(target);
      open.push(target);
    }
  }
  return [...found]
    .filter((name) => name.startsWith(CONTRACT_PREFIX))
    .map((name) => name.slice(CONTRACT_PREFIX.length))
    .filter((producer) => producer !== layer)
    .sort();
}
