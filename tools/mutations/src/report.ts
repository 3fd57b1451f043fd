import type { Outcome, KilledBy } from './hunt';

const HEAD = [
  'layer',
  'settings',
  'mutations',
  'own packs',
  'public packs',
  'unit test',
  'survivors',
  'score',
];

/** The table of a run: a line for each layer, one for all of them, and what nobody noticed. */
export function reportTable(outcomes: readonly Outcome[]): string {
  const layers = [...new Set(outcomes.map(({ mutation }) => mutation.layer))].sort();
  const rows = layers.map((layer) =>
    line(
      layer,
      outcomes.filter(({ mutation }) => mutation.layer === layer),
    ),
  );
  const table = [HEAD, ...rows, line('all', outcomes)];
  const widths = HEAD.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const text = table.map((row) =>
    row
      .map((cell, column) => aligned(cell, column, widths))
      .join('  ')
      .trimEnd(),
  );
  return [...text, ...survivorLines(outcomes)].join('\n');
}

/** The same for machines: in the order of the templates, without times, so that equal runs give equal files. */
export function reportJson(outcomes: readonly Outcome[]): string {
  const mutations = outcomes.map(({ mutation, killedBy = 'nobody', killer }) => {
    const { layer, environment, resource, setting, to, description } = mutation;
    return { layer, environment, resource, setting, to, description, killedBy, killer };
  });
  return `${JSON.stringify({ score: score(outcomes), mutations }, null, 2)}\n`;
}

function line(name: string, outcomes: readonly Outcome[]): string[] {
  const numbers = score(outcomes);
  const { settings, mutations, ownPacks, publicPacks, unitTest, survivors } = numbers;
  const cells = [settings, mutations, ownPacks, publicPacks, unitTest, survivors].map(String);
  return [name, ...cells, percentage(numbers)];
}

function aligned(cell: string, column: number, widths: readonly number[]): string {
  const width = widths[column] ?? 0;
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}

function survivorLines(outcomes: readonly Outcome[]): string[] {
  const survivors = outcomes.filter(({ killedBy }) => killedBy === undefined);
  if (survivors.length === 0) return [];
  return [
    '',
    'nobody noticed:',
    ...survivors.map(({ mutation: { layer, environment, resource, setting, to, description } }) =>
      [`  ${layer} ${environment}`, resource, `${setting} -> ${to}`, description].join('  '),
    ),
  ];
}

/** Numbers of one layer, or of all. */
interface Score {
  readonly settings: number;
  readonly mutations: number;
  readonly ownPacks: number;
  readonly publicPacks: number;
  readonly unitTest: number;
  readonly survivors: number;
}

function score(outcomes: readonly Outcome[]): Score {
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
function percentage({ mutations, survivors }: Score): string {
  if (mutations === 0) return '-';
  return `${Math.floor(((mutations - survivors) * 1000) / mutations) / 10} %`;
}
