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
  const isChanged = ({ layer }: Mutation): boolean => changed.includes(layer);
  const own = mutations.filter(isChanged);
  const others = mutations
    .filter((mutation) => !isChanged(mutation))
    .map((mutation) => ({ mutation, rank: rank(seed, mutation) }))
    .sort((one, other) => (one.rank < other.rank ? -1 : 1))
    .slice(0, sample)
    .map(({ mutation }) => mutation);
  const names = [...new Set(own.map(({ layer }) => layer))].sort();
  return {
    chosen: [...own, ...others],
    words: `${names.length > 0 ? `those of ${names.join(', ')}, which changed, and ` : ''}a sample of ${others.length}, seed ${seed}`,
  };
}

function rank(seed: string, { layer, logicalId, setting, to, look }: Mutation): string {
  return createHash('sha256')
    .update(JSON.stringify([seed, layer, logicalId, setting, to, look]))
    .digest('hex');
}
