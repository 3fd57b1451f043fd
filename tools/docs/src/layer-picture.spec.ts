import type { ProjectGraph } from '@nx/devkit';
import { layerPicture } from './layer-picture';

/** Layers by name, with the projects that each depends on. */
function graphOf(layers: Record<string, string[]>): ProjectGraph {
  const names = Object.keys(layers);
  return {
    nodes: Object.fromEntries(
      names.map((name) => [name, { name, type: 'app', data: { root: name, tags: ['scope:layer'] } }]),
    ),
    dependencies: Object.fromEntries(
      names.map((name) => [
        name,
        (layers[name] ?? []).map((target) => ({ source: name, target, type: 'static' })),
      ]),
    ),
  };
}

const picture = layerPicture(graphOf({ network: [], database: ['contracts-network', 'errors'] }));

test('every layer is a box', () => {
  expect(picture.match(/\[\w+\]/g)).toEqual(['[database]', '[network]']);
});

test('an arrow leads from the layer that publishes to the one that reads', () => {
  expect(picture).toContain('network -->|contract| database');
});

test('a library is neither box nor arrow', () => {
  expect(picture).not.toContain('errors');
});
