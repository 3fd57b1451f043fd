import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { codeOwners, layersOf, ownership } from '@hipaa-cdk/nx-cdk';
import { createProjectGraphAsync } from '@nx/devkit';

const FILE = '.github/CODEOWNERS';

const read = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/** Writes CODEOWNERS, or fails when it is out of date. */
async function main(verb: string | undefined): Promise<void> {
  const graph = await createProjectGraphAsync({ exitOnError: true });
  const fresh = codeOwners(ownership({ layers: layersOf(graph), read }));
  const current = read(FILE);
  if (verb === 'write') {
    mkdirSync(dirname(FILE), { recursive: true });
    writeFileSync(FILE, fresh);
    console.log(fresh === current ? `${FILE} is up to date` : `${FILE} written`);
    return;
  }
  if (fresh === current) return console.log('everything has an owner');
  console.error(
    `CODE_OWNERS_OUT_OF_DATE: ${FILE} differs from the owners of the layers\n  → npx nx run teams:generate`,
  );
  process.exitCode = 1;
}

void main(process.argv[2]);
