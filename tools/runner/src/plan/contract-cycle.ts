import { UserError } from '@hipaa-cdk/errors';
import type { LayerNode, TaskRequest } from '../request';

/** Commands that need to know which layer comes first. */
const ORDERED: ReadonlySet<string> = new Set(['deploy', 'destroy', 'rehearse']);

type Nodes = ReadonlyMap<string, LayerNode>;

/**
 * Refuses to order layers that read each other's contracts in a circle: none of them could be the first.
 *
 * @param layers every layer of the workspace
 * @throws UserError `CONTRACT_CYCLE` with the shortest circle that one of the tasks is in, and the imports that make it
 */
export function assertNoCycle(layers: readonly LayerNode[], tasks: readonly TaskRequest[]): void {
  const nodes: Nodes = new Map(layers.map((layer) => [layer.name, layer]));
  const cycles = tasks
    .filter(({ command }) => ORDERED.has(command))
    .map(({ layer }) => shortestCycle(layer, nodes))
    .filter((cycle) => cycle.length > 0);
  const [cycle] = cycles.sort((one, other) => one.length - other.length);
  if (!cycle) return;
  const imports = cycle.slice(1).map((producer, index) => importText(cycle[index] ?? '', producer, nodes));
  throw new UserError({
    code: 'CONTRACT_CYCLE',
    message: `layers read each other in a circle, so none of them can be the first: ${cycle.join(' → ')}\n${imports.join('\n')}`,
    remedy:
      'take one of these imports out: write the value in the config.ts of its reader, or move what both need to a layer that both read',
  });
}

/** From a layer back to itself, by way of the contracts that each reads; empty when there is no way. */
function shortestCycle(start: string, nodes: Nodes): readonly string[] {
  const seen = new Set<string>();
  const open: (readonly string[])[] = [[start]];
  for (let path = open.shift(); path; path = open.shift()) {
    for (const producer of nodes.get(path.at(-1) ?? '')?.reads ?? []) {
      if (producer === start) return [...path, start];
      if (seen.has(producer)) continue;
      seen.add(producer);
      open.push([...path, producer]);
    }
  }
  return [];
}

function importText(reader: string, producer: string, nodes: Nodes): string {
  const node = nodes.get(reader);
  const chain = node?.imports?.[producer] ?? [];
  return `  ✖ ${reader} reads ${producer}: ${[node?.root ?? reader, ...chain].join(' imports ')}`;
}
