import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { UserError } from '@hipaa-cdk/errors';
import { changedLayers } from '@hipaa-cdk/layer-templates';
import { runCommand } from '@hipaa-cdk/local-aws/src/run-command';
import { allEnvironments } from '@hipaa-cdk/platform';
import { check } from './check';
import { disagreements } from './disagreements/disagreements';
import { cfnGuard, guardPackage, registryRules } from './engines/cfn-guard';
import { cfnLint } from './engines/cfn-lint';
import { checkov } from './engines/checkov';
import { installedPackages, pythonInstallation } from './python-packages';
import { runProgram } from './run-program';
import { synthesisedTemplates } from './synthesised-templates';

const WORKSPACE = resolve(__dirname, '../../..');

const say = (line: string) => process.stderr.write(`second opinion: ${line}\n`);

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { changed: { type: 'boolean', default: false } } });
  const layers = values.changed ? changedLayers(WORKSPACE) : undefined;
  if (layers?.length === 0) return console.log('no layer has changed: nothing is asked');
  // What is missing is told before anything is installed.
  const templates = synthesisedTemplates(WORKSPACE, allEnvironments(), layers);
  const guard = guardPackage();
  const root = resolve(process.env['SECOND_OPINION_VENV'] || resolve(WORKSPACE, '.second-opinion'));
  const packages = installedPackages(await pythonInstallation(root, say, runCommand), runProgram);
  const engines = [
    cfnGuard({ guard, registryRules: await registryRules(packages), run: runProgram }),
    cfnLint(packages),
    checkov(packages),
  ];
  console.log(await check({ engines, templates, disagreements, isWhole: !layers, say }));
}

main().catch((error: unknown) => {
  if (!UserError.is(error)) throw error;
  process.stderr.write(`${error.describe()}\n`);
  process.exitCode = 1;
});
