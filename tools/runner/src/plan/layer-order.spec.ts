import { producersFirst, producersOf } from './layer-order';

const layer = (name: string, ...reads: string[]) => ({ name, root: `apps/${name}`, reads });

test('a layer comes after the layers whose contracts it reads', () => {
  const producers = producersOf([layer('network'), layer('database', 'network')]);
  expect([...(producers.get('database') ?? [])]).toEqual(['network']);
});

test('a layer comes after what its producers read, even if it does not read that itself', () => {
  const producers = producersOf([
    layer('network'),
    layer('database', 'network'),
    layer('compute', 'database'),
  ]);
  expect([...(producers.get('compute') ?? [])].sort()).toEqual(['database', 'network']);
});

test('a layer that reads nothing waits for nobody', () => {
  expect(producersOf([layer('network'), layer('storage')]).get('storage')?.size).toBe(0);
});

test('two layers that read each other do not loop for ever and do not wait for themselves', () => {
  const producers = producersOf([layer('a', 'b'), layer('b', 'a')]);
  expect([...(producers.get('a') ?? [])]).toEqual(['b']);
});

test('synthesised layers come after those that they read, directly and through others', () => {
  const synthesised = (name: string, ...reads: string[]) => ({
    manifest: { layer: name, reads: reads.map((one) => ({ layer: one, revision: 1, entries: [] })) },
  });
  const layers = [synthesised('site', 'compute'), synthesised('compute', 'network'), synthesised('network')];
  expect(producersFirst(layers).map(({ manifest }) => manifest.layer)).toEqual([
    'network',
    'compute',
    'site',
  ]);
});
