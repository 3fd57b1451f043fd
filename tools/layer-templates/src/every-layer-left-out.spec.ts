import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Environment, type LayerSelection, hasLayer } from '@hipaa-cdk/environments';
import { allEnvironments } from '@hipaa-cdk/platform';
import { testEnvironment } from '@hipaa-cdk/testing';
import { layerNames } from './layer-folder';
import { Synthesis } from './synthesis';
import { WORKSPACE, synthesiseAll, unpublished } from './testing/synthesise-all';

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'every-layer-'));
const synthesiser = new Synthesis(WORKSPACE);
afterAll(() => {
  synthesiser.close();
  rmSync(folder, { recursive: true });
});

/** Layers that others cannot do without: layer -> who needs it, in an environment on that compute. */
const NEEDED_BY: Readonly<Record<string, readonly string[]>> = {
  network: ['bastion', 'compute', 'database'],
  storage: ['compute'],
  'compute-beanstalk': ['site'],
  'compute-ecs': ['site'],
};

const identityProvider = { issuer: 'https://login.example.org', clientId: 'application' };
const environments: readonly (readonly [string, Environment])[] = [
  ...allEnvironments().map((environment) => [environment.name, environment] as const),
  ['prod on ecs', testEnvironment('prod', { compute: 'ecs' })],
  ['test on ecs', testEnvironment('test', { compute: 'ecs' })],
  ['prod with an identity provider of its own', testEnvironment('prod', { identityProvider })],
];

function without({ layers }: Environment, layer: string): LayerSelection {
  if (layers === 'all') return { except: [layer] };
  if ('only' in layers) return { only: layers.only.filter((name) => name !== layer) };
  return { except: [...layers.except, layer] };
}

describe.each(environments)('%s', (_, environment) => {
  const present = layerNames(WORKSPACE).filter((layer) => hasLayer(environment, layer));

  test('has every value that its layers read', async () => {
    const synthesis = await synthesiseAll(synthesiser, environment, folder);
    expect([...synthesis.refused]).toEqual([]);
    expect(unpublished(synthesis)).toEqual([]);
  });

  test.each(present)('works without %s, but for the layers that cannot', async (layer) => {
    const synthesis = await synthesiseAll(
      synthesiser,
      { ...environment, layers: without(environment, layer) },
      folder,
    );
    const needing = (NEEDED_BY[layer] ?? [])
      .map((name) => (name === 'compute' ? `compute-${environment.compute}` : name))
      .filter((name) => present.includes(name));
    expect([...synthesis.refused]).toEqual(needing.map((name) => [name, 'LAYER_ABSENT']));
    expect(unpublished(synthesis).filter((entry) => !needing.includes(entry.split('/')[0] ?? ''))).toEqual(
      [],
    );
  });
});
