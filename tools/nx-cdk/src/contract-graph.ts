import type { ProjectGraph } from '@nx/devkit';

/** Tag of the projects that are layers; the plugin gives it to them. */
export const LAYER_TAG = 'scope:layer';

/** A contract's project is named after the layer that publishes it, or has a tag for each of several. */
const CONTRACT_PREFIX = 'contracts-';
const PUBLISHER_TAG = 'published-by:';

/** Names of the workspace's layers, in alphabetical order. */
export function layersOf(graph: ProjectGraph): string[] {
  return Object.values(graph.nodes)
    .filter((node) => node.data.tags?.includes(LAYER_TAG))
    .map((node) => node.name)
    .sort();
}

/** The layers whose contracts `layer` reads, directly or through a library. */
export function producersReadBy(graph: ProjectGraph, layer: string): string[] {
  return contractsReadBy(graph, layer)
    .flatMap((contract) => publishersOf(graph, `${CONTRACT_PREFIX}${contract}`))
    .sort();
}

/** Names of the contracts that `layer` reads, directly or through a library, without those that it publishes. */
export function contractsReadBy(graph: ProjectGraph, layer: string): string[] {
  const found = new Set<string>();
  const open = [layer];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const { target } of graph.dependencies[next] ?? []) {
      if (found.has(target) || target.startsWith('npm:')) continue;
      found.add(target);
      open.push(target);
    }
  }
  return (
    [...found]
      .filter((name) => name.startsWith(CONTRACT_PREFIX))
      // Whoever publishes a contract does not read it from the others that publish it too.
      .filter((name) => !publishersOf(graph, name).includes(layer))
      .map((name) => name.slice(CONTRACT_PREFIX.length))
      .sort()
  );
}

/**
 * How `layer` comes by a contract that `producer` publishes: the projects that it imports, one after the other, the
 * contract last.
 *
 * @returns their folders, the shortest way; none when it reads nothing of `producer`
 */
export function importsOf(graph: ProjectGraph, layer: string, producer: string): string[] {
  const seen = new Set([layer]);
  const open: string[][] = [[layer]];
  for (let path = open.shift(); path; path = open.shift()) {
    for (const { target } of graph.dependencies[path.at(-1) ?? ''] ?? []) {
      if (seen.has(target) || target.startsWith('npm:')) continue;
      seen.add(target);
      const way = [...path, target];
      if (target.startsWith(CONTRACT_PREFIX) && publishersOf(graph, target).includes(producer))
        return way.slice(1).map((name) => graph.nodes[name]?.data.root ?? name);
      open.push(way);
    }
  }
  return [];
}

function publishersOf(graph: ProjectGraph, contract: string): string[] {
  const tags = graph.nodes[contract]?.data.tags ?? [];
  const tagged = tags.filter((tag) => tag.startsWith(PUBLISHER_TAG));
  if (tagged.length === 0) return [contract.slice(CONTRACT_PREFIX.length)];
  return tagged.map((tag) => tag.slice(PUBLISHER_TAG.length));
}
