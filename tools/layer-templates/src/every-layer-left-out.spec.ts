import { type Environment, type LayerSelection, hasLayer } from '@hipaa-cdk/environments';
import { allEnvironments } from '@hipaa-cdk/platform';
import { testEnvironment } from '@hipaa-cdk/testing';
import { layerNames } from './layer-folder';
import { EveryLayer, WORKSPACE, unpublished } from './testing/synthesise-all';

jest.setTimeout(60_000);

/** What the layer at work asks about others. */
const mockAsked = new Map<string, boolean>();
jest.mock('@hipaa-cdk/environments', () => {
  const actual = jest.requireActual<{ readonly hasLayer: typeof hasLayer }>('@hipaa-cdk/environments');
  return {
    ...actual,
    hasLayer: (environment: Environment, layer: string) => {
      const has = actual.hasLayer(environment, layer);
      mockAsked.set(layer, has);
      return has;
    },
  };
});
const everyLayer = new EveryLayer(mockAsked);

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

  test('has every value that its layers read', () => {
    const synthesis = everyLayer.of(environment);
    expect([...synthesis.refused]).toEqual([]);
    expect(unpublished(synthesis)).toEqual([]);
  });

  test.each(present)('works without %s, but for the layers that cannot', (layer) => {
    const synthesis = everyLayer.of({ ...environment, layers: without(environment, layer) });
    const needing = (NEEDED_BY[layer] ?? [])
      .map((name) => (name === 'compute' ? `compute-${environment.compute}` : name))
      .filter((name) => present.includes(name));
    expect([...synthesis.refused]).toEqual(needing.map((name) => [name, 'LAYER_ABSENT']));
    expect(unpublished(synthesis).filter((entry) => !needing.includes(entry.split('/')[0] ?? ''))).toEqual(
      [],
    );
  });
});

test('what is kept of a layer is what it makes anew', () => {
  for (const left of ['audit', 'database']) {
    const environment = testEnvironment('prod', { layers: { except: [left] } });
    const kept = everyLayer.of(environment);
    expect(new EveryLayer(mockAsked).of(environment)).toEqual(kept);
  }
});
