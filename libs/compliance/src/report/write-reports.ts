import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assessment } from '../exceptions/apply-exceptions';
import { jsonReport } from './json-report';
import { ledgerJson } from './ledger-json';
import { sarif } from './sarif';

const writers: Readonly<Record<string, (assessment: Assessment) => string>> = {
  'findings.json': jsonReport,
  'findings.sarif': sarif,
  'ledger.json': ledgerJson,
};

/**
 * Writes every report into a directory, which is made if need be.
 *
 * @returns the files
 */
export function writeReports(directory: string, assessment: Assessment): string[] {
  mkdirSync(directory, { recursive: true });
  return Object.entries(writers).map(([name, text]) => {
    const file = join(directory, name);
    writeFileSync(file, text(assessment));
    return file;
  });
}
