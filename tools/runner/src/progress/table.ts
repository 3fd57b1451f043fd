/** What a line has room for. */
const WIDEST = 64;

/** Text in columns. Numbers are right-aligned, the first row is the heading, and columns without content are left out. */
export function table(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const columns = heading.map((_, column) => column).filter((column) => rows.some((row) => row[column]));
  const widths = columns.map((column) =>
    Math.max(...[heading, ...rows].map((row) => (row[column] ?? '').length)),
  );
  const line = (row: readonly string[]): string =>
    columns
      .map((column, index) => {
        const cell = row[column] ?? '';
        return isNumeric(rows, column) ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0);
      })
      .join('  ')
      .trimEnd();
  // Values in the last column are whole, so that they can be copied: a terminal may break one, and need not break the rule.
  const rule = widths
    .map((width, index) => '─'.repeat(index === widths.length - 1 ? Math.min(width, WIDEST) : width))
    .join('  ');
  return [line(heading), rule, ...rows.map(line)].join('\n');
}

function isNumeric(rows: readonly (readonly string[])[], column: number): boolean {
  const cells = rows.map((row) => row[column] ?? '').filter((cell) => cell !== '');
  return cells.length > 0 && cells.every((cell) => /^[\d.,]+( \(.*\))?$/.test(cell));
}

/** A value for the eye: a long one, such as a list of subnets, is cut. */
export function shortened(value: string): string {
  return value.length > WIDEST ? `${value.slice(0, WIDEST - 1)}…` : value;
}
