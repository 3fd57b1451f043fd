import type { Comparison, Stale } from './compare';
import { type Finding, resourceOf } from './finding';

const LONGEST_MESSAGE = 120;

/** The findings and entries that need somebody's eye, as a table; empty when there are none. */
export function report({ unreviewed, stale }: Comparison): string {
  const parts = [
    ...(unreviewed.length > 0 ? ['Nobody has reviewed:', table(findingRows(unreviewed))] : []),
    ...(stale.length > 0 ? ['No engine says any more:', table(stale.map(staleRow))] : []),
  ];
  return parts.join('\n');
}

/** One row for what is said in several environments alike. */
function findingRows(findings: readonly Finding[]): string[][] {
  const rows = new Map<string, { first: Finding; environments: string[] }>();
  for (const finding of findings) {
    const key = [finding.engine, finding.rule, resourceOf(finding)].join(' ');
    const row = rows.get(key) ?? { first: finding, environments: [] };
    row.environments.push(finding.environment);
    rows.set(key, row);
  }
  return [...rows.entries()]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([, { first, environments }]) => [
      first.engine,
      first.rule,
      resourceOf(first),
      environments.sort().join(' '),
      shortened(first.message),
    ]);
}

/** Some engines quote half the template. */
function shortened(message: string): string {
  return message.length <= LONGEST_MESSAGE ? message : `${message.slice(0, LONGEST_MESSAGE - 1)}…`;
}

function staleRow({ disagreement, part }: Stale): string[] {
  return [disagreement.engine, disagreement.rule, part ?? 'the whole entry'];
}

function table(rows: readonly string[][]): string {
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  return rows
    .map((row) => row.map((cell, column) => cell.padEnd(width(column))).join('  '))
    .map((line) => `  ${line}`.trimEnd())
    .join('\n');
}
