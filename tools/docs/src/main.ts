import { readFileSync, writeFileSync } from 'node:fs';
import { createProjectGraphAsync } from '@nx/devkit';
import { fillGeneratedParts } from './generated-parts';
import { layerPicture } from './layer-picture';

const README = 'README.md';

/** Writes the generated parts of the README, or says that they are out of date. */
async function main(verb: string | undefined): Promise<void> {
  const graph = await createProjectGraphAsync({ exitOnError: true });
  const current = readFileSync(README, 'utf8');
  const fresh = fillGeneratedParts(current, { layers: layerPicture(graph) });
  if (verb === 'write') {
    writeFileSync(README, fresh);
    console.log(fresh === current ? `${README} is up to date` : `${README} written`);
    return;
  }
  if (fresh === current) return console.log(`${README} is up to date`);
  console.error(
    `DOCS_OUT_OF_DATE: a generated part of ${README} differs from the workspace\n  → npx nx run docs:generate`,
  );
  process.exitCode = 1;
}

void main(process.argv[2]);
