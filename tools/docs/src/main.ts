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
  roomPicture,
  table,
} from './generated-parts';

/** Writes the generated parts of the documents, or says which are out of date. */
async function main(verb: string | undefined): Promise<void> {
  const graph = await createProjectGraphAsync({ exitOnError: true });
  const environments = await environmentFacts();
  const documents: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'README.md': {
      layers: layerPicture(graph),
      environments: environmentTable(environments),
      cost: await costTable(),
      presence: layerTable(environments, layerNames(process.cwd())),
    },
    'docs/architecture.md': {
      rooms: roomPicture(
        new Map(Object.values(graph.nodes).map(({ name, data }) => [name, data.root])),
        new Map(
          Object.entries(graph.dependencies).map(([project, edges]) => [
            project,
            new Set(edges.map(({ target }) => target)),
          ]),
        ),
      ),
    },
  };
  for (const [document, parts] of Object.entries(documents)) {
    const current = readFileSync(document, 'utf8');
    const fresh = fillGeneratedParts(current, parts);
    if (fresh === current) console.log(`${document} is up to date`);
    else if (verb === 'write') {
      writeFileSync(document, fresh);
      console.log(`${document} written`);
    } else {
      console.error(
        `DOCS_OUT_OF_DATE: a generated part of ${document} differs from the workspace\n  → npx nx run docs:generate`,
      );
      process.exitCode = 1;
    }
  }
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
