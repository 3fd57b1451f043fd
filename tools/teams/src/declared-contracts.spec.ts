import type { ProjectGraph } from '@nx/devkit';
import { undeclaredContracts } from './declared-contracts';

const layer = (name: string, ...consumed: string[]) => ({
  name,
  type: 'app' as const,
  data: { root: `apps/${name}`, tags: ['scope:layer', ...consumed.map((one) => `consumes:${one}`)] },
});

/** A database that reads the network through a library, and declares this. */
const graph = (...declared: string[]): ProjectGraph => ({
  nodes: { network: layer('network'), database: layer('database', ...declared) },
  dependencies: {
    network: [{ source: 'network', target: 'contracts-network', type: 'static' }],
    database: [{ source: 'database', target: 'published-network', type: 'static' }],
    'published-network': [{ source: 'published-network', target: 'contracts-network', type: 'static' }],
  },
});

test('a layer that declares what it reads is right, and so is one that reads its own contract only', () => {
  expect(undeclaredContracts(graph('network'))).toEqual([]);
});

test('a contract that is read through a library has to be declared too', () => {
  expect(undeclaredContracts(graph())).toEqual([
    'database reads network; expected "consumes:network" among the tags of apps/database/project.json',
  ]);
});

test('a declaration that nothing needs is told', () => {
  expect(undeclaredContracts(graph('network', 'storage'))).toEqual([
    'database does not read storage; expected no "consumes:storage" in apps/database/project.json',
  ]);
});
