import { join } from 'node:path';
import {
  type Assessment,
  allPacks,
  applyExceptions,
  correctionsOn,
  findingsTable,
  judge,
  publicCorrections,
  writeReports,
} from '@hipaa-cdk/compliance';
import { listAge } from '@hipaa-cdk/rules';
import { allEnvironments } from '@hipaa-cdk/environments';
import type { Progress } from '../progress/progress';
import { writeCheckedTemplates } from '../record/checked-templates';
import type { LayerNode, RunRequest } from '../request';
import { checkSubjects } from './check-subjects';
import { checkTable } from './check-table';
import { checkedEnvironments } from './checked-environments';
import { layerAssessment } from './layer-assessment';
import { loadCorrections, loadRegister } from './load-register';

/**
 * Judges the templates of all layers of the run, in every environment asked for, in one go: the engines are loaded once.
 *
 * @param today day on which exceptions are weighed, `YYYY-MM-DD`
 * @returns layers that have something to mend
 */
export async function runCheck(
  request: RunRequest,
  progress: Progress,
  today: string,
): Promise<ReadonlySet<string>> {
  const environments = checkedEnvironments(request.tasks);
  const layers = request.tasks.map(
    ({ layer }) => request.layers.find(({ name }) => name === layer) as LayerNode,
  );
  const names = layers.map(({ name }) => name).sort();
  progress.say(`checking ${names.join(', ')} in ${environments.map(({ name }) => name).join(', ')}`);

  const subjects = [];
  for (const layer of layers)
    subjects.push(...(await checkSubjects(request.workspaceRoot, layer, environments)));
  progress.say(`judging ${subjects.length} templates`);
  const register = await loadRegister(request.workspaceRoot);
  const own = await loadCorrections(request.workspaceRoot);
  const corrections = correctionsOn(today, [...publicCorrections, ...own]);
  const assessment = applyExceptions(await judge(subjects, { packs: allPacks, corrections }), register, {
    today,
    layers: request.layers.map(({ name }) => name),
    environments: allEnvironments().map(({ name }) => name),
  });
  progress.say(listAge(today).sentence);
  return conclude(assessment, names, request.workspaceRoot, progress);
}

function conclude(
  assessment: Assessment,
  layers: readonly string[],
  workspaceRoot: string,
  progress: Progress,
): ReadonlySet<string> {
  for (const layer of layers) {
    const folder = join(workspaceRoot, 'dist', 'check', layer);
    writeReports(folder, layerAssessment(assessment, layer));
    writeCheckedTemplates(folder, layerAssessment(assessment, layer));
  }
  if (assessment.findings.length > 0) progress.say(`\n${findingsTable(assessment.findings)}`);
  progress.say(`\n${checkTable(assessment, layers)}\n`);
  progress.say('findings.json, findings.sarif and ledger.json of each layer are in dist/check/<layer>\n');
  return new Set(layers.filter((layer) => layerAssessment(assessment, layer).findings.length > 0));
}
