import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allEnvironments } from '@hipaa-cdk/platform';
import { listings } from './listings';
import { publishedEntries } from './published-entries';

const FOLDER = 'dist/contracts';

/** Writes, for every environment, where its published values are kept. No value is asked for. */
async function main(): Promise<void> {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  for (const environment of allEnvironments()) {
    const entries = await publishedEntries(process.cwd(), environment);
    for (const [end, text] of Object.entries(listings))
      writeFileSync(join(FOLDER, `${environment.name}.${end}`), text(entries));
    console.log(
      `${FOLDER}/${environment.name}.{${Object.keys(listings).join(',')}}: ${entries.length} entries`,
    );
  }
}

void main();
