import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { codeOwners, layersOf, ownership } from '@hipaa-cdk/nx-cdk';
import { createProjectGraphAsync } from '@nx/devkit';
import { undeclaredContracts } from './declared-contracts';

const FILE = '.github/CODEOWNERS';

const read = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/** Writes CODEOWNERS, or says what is out of date and which layers read what they do not declare. */
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
  const undeclared = undeclaredContracts(graph);
  const problems = [
    ...(fresh === current
      ? []
      : [
          `CODE_OWNERS_OUT_OF_DATE: ${FILE} differs from the owners of the layers\n  → npx nx run teams:generate`,
        ]),
    ...(undeclared.length === 0
      ? []
      : [`CONTRACT_UNDECLARED:\n${undeclared.map((line) => `  ✖ ${line}`).join('\n')}`]),
  ];
  if (problems.length === 0) return console.log('layers read what they declare, and everything has an owner');
  console.error(problems.join('\n'));
  process.exitCode = 1;
}

void main(process.argv[2]);
