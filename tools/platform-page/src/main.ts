import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_ENVIRONMENT } from '@hipaa-cdk/environments';
import { layersOf, producersReadBy } from '@hipaa-cdk/nx-cdk';
import { findEnvironment } from '@hipaa-cdk/platform';
import { announce, openSession } from '@hipaa-cdk/runner';
import { ENVIRONMENT_OPTION } from '@hipaa-cdk/runner/command-options';
import { readOptions } from '@hipaa-cdk/runner/options';
import { createProjectGraphAsync, type ProjectGraph, readCachedProjectGraph } from '@nx/devkit';
import { collectFacts } from './collect';
import { platformPage } from './platform-page';
import { endAs } from '@hipaa-cdk/runner/program';

/** Writes the page of one environment and says where it is. */
async function main(workspaceRoot: string): Promise<void> {
  const { env } = readOptions(process.argv.slice(2), [ENVIRONMENT_OPTION]);
  const environment = findEnvironment(String(env ?? DEFAULT_ENVIRONMENT));
  const say = (line: string): void => console.error(line);
  say(announce(environment, env !== undefined));
  const graph = await projectGraph();
  const nodes = layersOf(graph).map((name) => ({ name, reads: producersReadBy(graph, name) }));
  const facts = await collectFacts(await openSession(environment, say), nodes, workspaceRoot);
  const file = join('dist', 'platform', `${environment.name}.html`);
  mkdirSync(join(workspaceRoot, 'dist', 'platform'), { recursive: true });
  writeFileSync(join(workspaceRoot, file), platformPage(facts));
  console.log(file);
}

/** The Nx that runs this, or has just deployed, has worked the graph out already. */
async function projectGraph(): Promise<ProjectGraph> {
  try {
    return readCachedProjectGraph();
  } catch {
    return createProjectGraphAsync({ exitOnError: true });
  }
}

endAs(main(process.cwd()));
