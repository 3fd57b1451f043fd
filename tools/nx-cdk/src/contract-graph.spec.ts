import type { ProjectGraph } from '@nx/devkit';
import { contractsReadBy, importsOf, layersOf, producersReadBy } from './contract-graph';

const node = (name: string, ...tags: string[]) => ({
  name,
  type: 'app' as const,
  data: { root: name, tags },
});
const edges = (source: string, ...targets: string[]) =>
  targets.map((target) => ({ source, target, type: 'static' }));

const graph: ProjectGraph = {
  nodes: {
    network: node('network', 'scope:layer'),
    database: node('database', 'scope:layer'),
    tagging: node('tagging', 'scope:lib'),
    'contracts-compute': node('contracts-compute', 'scope:contract', 'published-by:one', 'published-by:two'),
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

test('the way to a contract names the libraries on it, the contract last', () => {
  expect(importsOf(graph, 'database', 'network')).toEqual(['published-network', 'contracts-network']);
});

test('there is no way to what a layer does not read', () => {
  expect(importsOf(graph, 'network', 'database')).toEqual([]);
});

describe('a contract that several layers publish', () => {
  const shared: ProjectGraph = {
    ...graph,
    dependencies: {
      one: edges('one', 'contracts-compute'),
      site: edges('site', 'contracts-compute'),
    },
  };

  test('is read from all of them', () => {
    expect(producersReadBy(shared, 'site')).toEqual(['one', 'two']);
  });

  test('has one way to it, whoever publishes it', () => {
    expect(importsOf(shared, 'site', 'two')).toEqual(['contracts-compute']);
  });

  test('is one contract, whoever publishes it', () => {
    expect(contractsReadBy(shared, 'site')).toEqual(['compute']);
  });

  test('makes none of them a reader of the others', () => {
    expect(producersReadBy(shared, 'one')).toEqual([]);
  });
});
