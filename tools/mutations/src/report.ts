import { table } from '@hipaa-cdk/runner';
import type { KilledBy, Outcome } from './mutation';

const HEAD = ['layer', 'settings', 'mutations', 'own packs', 'public packs', 'specs', 'survivors', 'score'];

/** The table of a run: a line for each layer, one for all of them, and what nobody noticed. */
export function reportTable(outcomes: readonly Outcome[]): string {
  const layers = [...new Set(outcomes.map(({ mutation }) => mutation.layer))].sort();
  const rows = layers.map((layer) =>
    line(
      layer,
      outcomes.filter(({ mutation }) => mutation.layer === layer),
    ),
  );
  return [table(HEAD, [...rows, line('all', outcomes)]), ...survivorLines(outcomes)].join('\n');
}

/** What a run is about. */
export interface Run {
  readonly commit: string;
  /** Whether the sources differed from the commit. */
  readonly uncommitted: boolean;
  /** Which of the mutations were shown, in words. */
  readonly chosen: string;
}

/** The same for machines: in the order of the templates, without times, so that equal runs give equal files. */
export function reportJson(outcomes: readonly Outcome[], run: Run): string {
  const mutations = outcomes.map(({ mutation, killedBy = 'nobody', killer }) => {
    const { layer, resource, setting, to, description, subjects } = mutation;
    return {
      layer,
      resource,
      setting,
      to,
      description,
      environments: environmentsOf(subjects),
      killedBy,
      killer,
    };
  });
  return `${JSON.stringify({ ...run, score: score(outcomes), mutations }, null, 2)}\n`;
}

function environmentsOf(subjects: Outcome['mutation']['subjects']): string[] {
  return [...new Set(subjects.map(({ environment }) => environment))];
}

function line(name: string, outcomes: readonly Outcome[]): string[] {
  const numbers = score(outcomes);
  const { settings, mutations, ownPacks, publicPacks, specs, survivors } = numbers;
  return [
    name,
    ...[settings, mutations, ownPacks, publicPacks, specs, survivors].map(String),
    percentage(numbers),
  ];
}

function survivorLines(outcomes: readonly Outcome[]): string[] {
  const survivors = outcomes.filter(({ killedBy }) => killedBy === undefined);
  if (survivors.length === 0) return [];
  return [
    '',
    'nobody noticed:',
    ...survivors.map(({ mutation: { layer, subjects, resource, setting, to, description } }) =>
      [`  ${layer} ${environmentsOf(subjects).join(',')}`, resource, `${setting} -> ${to}`, description].join(
        '  ',
      ),
    ),
  ];
}

/** Numbers of one layer, or of all. */
interface Score {
  readonly settings: number;
  readonly mutations: number;
  readonly ownPacks: number;
  readonly publicPacks: number;
  readonly specs: number;
  readonly survivors: number;
}

function score(outcomes: readonly Outcome[]): Score {
  const places = outcomes.map(({ mutation }) =>
    [mutation.layer, mutation.logicalId, mutation.setting].join(' '),
  );
  const count = (by: KilledBy | undefined): number =>
    outcomes.filter(({ killedBy }) => killedBy === by).length;
  return {
    settings: new Set(places).size,
    mutations: outcomes.length,
    ownPacks: count('own packs'),
    publicPacks: count('public packs'),
    specs: count('specs'),
    survivors: count(undefined),
  };
}

/** Share of the mutations that somebody noticed, as text. Never rounded up to everything. */
function percentage({ mutations, survivors }: Score): string {
  if (mutations === 0) return '-';
  return `${Math.floor(((mutations - survivors) * 1000) / mutations) / 10} %`;
}
