import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { table } from '@hipaa-cdk/runner';

/** What one statement gave. */
export interface Answer {
  readonly fields: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  /** What was done, such as `INSERT`, and to how many rows. */
  readonly command: string;
  readonly rowCount: number | null;
}

export interface PromptProps {
  /** Carries statements out, and gives an answer for each. */
  readonly query: (text: string) => Promise<readonly Answer[]>;
  readonly input: Readable;
  readonly output: Writable;
  /** What stands before a statement; empty where nobody types. */
  readonly name: string;
}

/** Statements behind short names, as psql has them. */
const SHORT: Readonly<Record<string, string>> = {
  '\\d': `SELECT schemaname AS schema, tablename AS table, tableowner AS owner FROM pg_tables
    WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1, 2;`,
  '\\du': `SELECT rolname AS role, pg_has_role(oid, 'rds_iam', 'USAGE') AS "signs in by IAM" FROM pg_roles
    WHERE rolcanlogin ORDER BY 1;`,
  '\\l': 'SELECT datname AS database FROM pg_database WHERE NOT datistemplate ORDER BY 1;',
};

const HELP_WORD = '\\?';
const HELP = 'a statement ends with ";"; \\d shows tables, \\du users, \\l databases, \\q ends';

/**
 * Reads statements until the input ends or `\q`, and writes what each gave.
 *
 * @returns whether all of them went well
 */
export async function prompt({ query, input, output, name }: PromptProps): Promise<boolean> {
  const invite = (begun: boolean): void => void (name && output.write(begun ? '  > ' : `${name}=> `));
  let sound = true;
  for await (const statement of statements(createInterface({ input, terminal: false }), invite)) {
    try {
      const texts = statement === HELP_WORD ? [HELP] : (await query(statement)).map(answerText);
      for (const text of texts) output.write(`${text}\n`);
    } catch (error) {
      output.write(`error: ${error instanceof Error ? error.message : String(error)}\n`);
      sound = false;
    }
  }
  return sound;
}

/**
 * Statements of one or more lines; the last one needs no sign at its end.
 *
 * @param invite asks for the next line, told whether a statement has begun
 */
async function* statements(
  lines: AsyncIterable<string>,
  invite: (begun: boolean) => void,
): AsyncGenerator<string> {
  let begun: string[] = [];
  invite(false);
  for await (const line of lines) {
    const word = line.trim();
    if (begun.length === 0 && word === '\\q') return;
    if (begun.length > 0) begun.push(line);
    else if (word !== '') begun.push(SHORT[word] ?? line);
    if (isWhole(begun.join('\n'))) {
      yield begun.join('\n');
      begun = [];
    }
    invite(begun.length > 0);
  }
  if (begun.length > 0) yield begun.join('\n');
}

function isWhole(text: string): boolean {
  return text === HELP_WORD || text.trimEnd().endsWith(';');
}

/** Rows as a table, whole; or what was done. */
export function answerText({ fields, rows, command, rowCount }: Answer): string {
  if (fields.length === 0) return [command, ...(rowCount === null ? [] : [String(rowCount)])].join(' ');
  const cells = rows.map((row) => row.map(cellText));
  const counted = `(${rows.length} ${rows.length === 1 ? 'row' : 'rows'})`;
  return rows.length > 0 ? `${table(fields, cells)}\n${counted}` : `${fields.join('  ')}\n${counted}`;
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
}
