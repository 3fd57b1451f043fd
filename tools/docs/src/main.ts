import { readFileSync, writeFileSync } from 'node:fs';
import { costRows, layerCosts } from '@hipaa-cdk/cost';
import { hasLayer } from '@hipaa-cdk/environments';
import { layerNames, layerSubjects } from '@hipaa-cdk/layer-templates';
import { allEnvironments } from '@hipaa-cdk/platform';
import { createProjectGraphAsync } from '@nx/devkit';
import {
  type EnvironmentFacts,
  environmentTable,
  layerTable,
  fillGeneratedParts,
  layerPicture,
  table,
} from './generated-parts';

const README = 'README.md';

/** Writes the generated parts of the README, or says that they are out of date. */
async function main(verb: string | undefined): Promise<void> {
  const graph = await createProjectGraphAsync({ exitOnError: true });
  const current = readFileSync(README, 'utf8');
  const environments = await environmentFacts();
  const fresh = fillGeneratedParts(current, {
    layers: layerPicture(graph),
    environments: environmentTable(environments),
    cost: await costTable(),
    presence: layerTable(environments, layerNames(process.cwd())),
  });
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

/** Every environment with the templates of the layers that are deployed to it. */
async function environmentFacts(): Promise<EnvironmentFacts[]> {
  const subjects = await layerSubjects(process.cwd(), allEnvironments());
  return allEnvironments().map((environment) => ({
    environment,
    templates: new Map(
      subjects
        .filter((subject) => subject.environment === environment.name)
        .filter(({ layer }) => hasLayer(environment, layer))
        .map(({ layer, template }) => [layer, template]),
    ),
  }));
}

async function costTable(): Promise<string> {
  const costs = await layerCosts(process.cwd(), allEnvironments());
  const environments = [...new Set(costs.map(({ environment }) => environment))];
  return table(['dollars a month, idle', ...environments], costRows(costs, environments));
}

void main(process.argv[2]);
