import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '@hipaa-cdk/errors';
import { findEnvironment } from '@hipaa-cdk/platform';
import { catalogue } from './catalogue';
import { layerSubjects } from '@hipaa-cdk/layer-templates';
import { publishedSubjects } from './published-subjects';
import { reportJson, reportTable } from './report';
import { unitTests } from './unit-tests';
import { verify } from './verify';

/** The strictest environment, and one that is allowed to be weaker. */
const STRICTEST = 'prod';
const ENVIRONMENTS = [STRICTEST, 'test'];

async function main(workspaceRoot: string): Promise<void> {
  const subjects = [
    ...(await layerSubjects(workspaceRoot, ENVIRONMENTS.map(findEnvironment))),
    ...(await publishedSubjects(workspaceRoot, findEnvironment(STRICTEST))),
  ];
  const outcomes = await verify({ workspaceRoot, subjects, catalogue, tests: unitTests });
  const folder = join(workspaceRoot, 'dist', 'mutations');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'report.json'), reportJson(outcomes));
  console.log(reportTable(outcomes));
  if (outcomes.some(({ killedBy }) => killedBy === undefined)) process.exitCode = 1;
}

main(process.cwd()).catch((error: unknown) => {
  if (!UserError.is(error)) throw error;
  console.error(error.describe());
  process.exitCode = 1;
});
