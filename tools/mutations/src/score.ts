import type { KilledBy, Outcome } from './outcome';

/** Numbers of one layer, or of all. */
export interface Score {
  readonly settings: number;
  readonly mutations: number;
  readonly ownPacks: number;
  readonly publicPacks: number;
  readonly unitTest: number;
  readonly survivors: number;
}

export function score(outcomes: readonly Outcome[]): Score {
  const places = outcomes.map(({ mutation }) =>
    [mutation.layer, mutation.environment, mutation.logicalId, mutation.setting].join(' '),
  );
  const count = (by: KilledBy | undefined): number =>
    outcomes.filter(({ killedBy }) => killedBy === by).length;
  return {
    settings: new Set(places).size,
    mutations: outcomes.length,
    ownPacks: count('own packs'),
    publicPacks: count('public packs'),
    unitTest: count('unit test'),
    survivors: count(undefined),
  };
}

/** Share of the mutations that somebody noticed, as text. Never rounded up to everything. */
export function percentage({ mutations, survivors }: Score): string {
  if (mutations === 0) return '-';
  return `${Math.floor(((mutations - survivors) * 1000) / mutations) / 10} %`;
}
