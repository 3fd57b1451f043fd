import type { ProjectGraph } from '@nx/devkit';
import { layersOf, producersReadBy } from './contract-graph';

const node = (name: string, tag: string) => ({
  name,
  type: 'app' as const,
  data: { root: name, tags: [tag] },
});
const edges = (source: string, ...targets: string[]) =>
  targets.map((target) => ({ source, target, type: 'static' }));

const graph: ProjectGraph = {
  nodes: {
    network: node('network', 'scope:layer'),
    database: node('database', 'scope:layer'),
    tagging: node('tagging', 'scope:lib'),
  },
  dependencies: {
    network: edges('network', 'contracts-network'),
    database: edges('database', 'contracts-database', 'published-network', 'npm:contracts-fake'),
    'published-network': edges('published-network', 'contracts-network', 'published-network'),
  },
};

test('projects tagged as layers are layers, and nothing else is', () => {
  expect(layersOf(graph)).toEqual(['database', 'network']);
});

test('a contract that is read through a library counts', () => {
  expect(producersReadBy(graph, 'database')).toEqual(['network']);
});

test("a layer's own contract does not count", () => {
  expect(producersReadBy(graph, 'network')).toEqual([]);
});
