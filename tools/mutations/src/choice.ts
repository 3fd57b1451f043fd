import { createHash } from 'node:crypto';
import type { Mutation } from './mutation';

export interface ChoiceProps {
  /** Whether every mutation is shown. */
  readonly all: boolean;
  /** Layers whose mutations are all shown, and no others. */
  readonly layer: readonly string[];
  /** How many are shown of layers that have not changed. */
  readonly sample: number;
  /** Decides which: the same seed, the same sample. */
  readonly seed: string;
  /** Layers that differ from the base of the branch. */
  readonly changed: readonly string[];
}

/** Which mutations are shown to the gate and the tests, with words for it. */
export function choose(
  mutations: readonly Mutation[],
  { all, layer: layers, sample, seed, changed }: ChoiceProps,
): { readonly chosen: readonly Mutation[]; readonly words: string } {
  if (all) return { chosen: mutations, words: 'all of them' };
  if (layers.length > 0)
    return {
      chosen: mutations.filter(({ layer }) => layers.includes(layer)),
      words: `those of ${layers.join(', ')}`,
    };
  const own = mutations.filter(({ layer }) => changed.includes(layer));
  const others = sampled(
    mutations.filter(({ layer }) => !changed.includes(layer)),
    sample,
    seed,
  );
  const names = [...new Set(own.map(({ layer }) => layer))].sort();
  return {
    chosen: [...own, ...others],
    words: `${names.length > 0 ? `those of ${names.join(', ')}, which changed, and ` : ''}a sample of ${others.length}, seed ${seed}`,
  };
}

/** Loading the tests of a layer takes longer than showing them what is broken: a sample is of a few layers. */
const LAYERS = 4;

function sampled(mutations: readonly Mutation[], sample: number, seed: string): Mutation[] {
  const layers = ranked([...new Set(mutations.map(({ layer }) => layer))], (layer) => [seed, layer]).slice(
    0,
    LAYERS,
  );
  const candidates = mutations.filter(({ layer }) => layers.includes(layer));
  return ranked(candidates, ({ layer, logicalId, setting, to, look }) => [
    ...[seed, layer, logicalId],
    ...[setting, to, look],
  ]).slice(0, sample);
}

/** In an order that follows from what identifies each. */
function ranked<T>(items: readonly T[], identify: (item: T) => readonly string[]): T[] {
  return items
    .map((item) => ({
      item,
      rank: createHash('sha256')
        .update(JSON.stringify(identify(item)))
        .digest('hex'),
    }))
    .sort((one, other) => (one.rank < other.rank ? -1 : 1))
    .map(({ item }) => item);
}
