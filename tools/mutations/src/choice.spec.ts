import { type ChoiceProps, choose } from './choice';
import { aMutation } from './testing/samples';

const mutations = ['network', 'storage'].flatMap((layer) =>
  Array.from({ length: 50 }, (_, index) => aMutation({ layer, to: String(index) })),
);
const nothing: ChoiceProps = { all: false, layer: [], sample: 10, seed: 'a', changed: [] };
const chosen = (props: Partial<ChoiceProps>) => choose(mutations, { ...nothing, ...props }).chosen;

test('asked for all, it is all', () => {
  expect(chosen({ all: true })).toEqual(mutations);
});

test('asked for a layer, it is all of that layer and nothing else', () => {
  expect(chosen({ layer: ['storage'] })).toEqual(mutations.slice(50));
});

test('a layer that has changed is shown as a whole, and of the others a sample', () => {
  const layers = chosen({ changed: ['storage'] }).map(({ layer }) => layer);
  expect(layers.filter((layer) => layer === 'storage')).toHaveLength(50);
  expect(layers.filter((layer) => layer === 'network')).toHaveLength(10);
});

test('one seed gives one sample, and another seed another', () => {
  expect(chosen({})).toEqual(chosen({}));
  expect(chosen({ seed: 'b' })).not.toEqual(chosen({}));
});

test('a sample does not depend on the order of the templates', () => {
  const turned = choose([...mutations].reverse(), nothing).chosen;
  expect(new Set(turned)).toEqual(new Set(chosen({})));
});

test('a sample is of four layers, and of others for another seed', () => {
  const many = Array.from({ length: 400 }, (_, index) =>
    aMutation({ layer: `layer-${index % 10}`, to: String(index) }),
  );
  const layers = (seed: string) =>
    new Set(choose(many, { ...nothing, sample: 200, seed }).chosen.map(({ layer }) => layer));
  expect(layers('a').size).toBe(4);
  expect(new Set(['a', 'b', 'c', 'd'].flatMap((seed) => [...layers(seed)])).size).toBeGreaterThan(4);
});

test('the words name the layers that changed and the seed', () => {
  expect(choose(mutations, { ...nothing, changed: ['network'] }).words).toBe(
    'those of network, which changed, and a sample of 10, seed a',
  );
});
