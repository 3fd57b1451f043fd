import type { ProjectGraph } from '@nx/devkit';
import { layerPicture } from './layer-picture';

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
    database: edges('database', 'contracts-database', 'published-network', 'npm:zod'),
    'published-network': edges('published-network', 'contracts-network'),
  },
};

test('every layer is a box, and nothing else is', () => {
  const boxes = layerPicture(graph).match(/\[\w+\]/g);
  expect(boxes).toEqual(['[database]', '[network]']);
});

test('a reader is linked to its producer even when it reads through a library', () => {
  expect(layerPicture(graph)).toContain('network -->|contract| database');
});

test('a layer is not linked to its own contract', () => {
  expect(layerPicture(graph)).not.toContain('network -->|contract| network');
});
