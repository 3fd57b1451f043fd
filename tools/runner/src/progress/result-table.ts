import type { Row } from './row';
import { table } from './table';

const HEADING = ['layer', 'stack', 'result', 'resources', 'published', 'seconds', 'note'];

/** The closing table of a deploy or a destroy, one line a layer. */
export function resultTable(rows: readonly Row[]): string {
  return table(
    HEADING,
    rows.map((row) => [
      row.layer,
      row.stack,
      row.result,
      resources(row),
      row.published === undefined ? '' : String(row.published),
      row.seconds.toFixed(1),
      row.note ?? '',
    ]),
  );
}

function resources({ resources: count, stubbed }: Row): string {
  if (count === undefined) return '';
  return stubbed ? `${count} (${stubbed} stubbed)` : String(count);
}
