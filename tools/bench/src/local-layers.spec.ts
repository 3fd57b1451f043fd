import { inOrder } from './local-layers';

const layer = (name: string, ...reads: string[]) => ({
  layer: name,
  reads: reads.map((producer) => ({ layer: producer, revision: 1, entries: [] })),
});

test('a layer comes after those that it reads, directly and through others', () => {
  expect(inOrder([layer('site', 'compute'), layer('compute', 'network'), layer('network')])).toEqual([
    'network',
    'compute',
    'site',
  ]);
});

test('a layer that is not there is waited for by nobody', () => {
  expect(inOrder([layer('site', 'bastion')])).toEqual(['site']);
});

test('layers that read each other have no order', () => {
  expect(() => inOrder([layer('a', 'b'), layer('b', 'a')])).toThrow('read each other: a, b');
});
