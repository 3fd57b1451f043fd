import type { Verdict } from './contest';

/** The closing table: our time, theirs, the ratio, and the budget where there is one. */
export function verdictTable(verdicts: readonly Verdict[]): string {
  const rows = verdicts.map(({ title, ours, against, theirs, ratio, budget }) => [
    title,
    `${ours.toFixed(2)} s`,
    against,
    `${theirs.toFixed(2)} s`,
    `${ratio.toFixed(2)} x`,
    budget === undefined ? '' : `${ratio <= budget ? 'kept' : 'MISSED'} (${budget.toFixed(2)} x)`,
  ]);
  const all = [['contest', 'ours', 'against', 'theirs', 'ratio', 'budget'], ...rows];
  const widths = (all[0] ?? []).map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
