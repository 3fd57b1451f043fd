import { join } from 'node:path';
import {
  type Assessment,
  type Correction,
  type Exception,
  allPacks,
  applyExceptions,
  correctionsOn,
  findingsTable,
  judge,
  publicCorrections,
  writeReports,
} from '@hipaa-cdk/compliance';
import { noteDigests, outputDirectory } from '@hipaa-cdk/layer-templates';
import { listAge } from '@hipaa-cdk/rules';
import { allEnvironments, type Environment, findEnvironment } from '@hipaa-cdk/environments';
import { existsSync } from 'node:fs';
import { UserError } from '@hipaa-cdk/errors';
import type { Progress } from '../progress/progress';
import { writeCheckedTemplates } from '../record/recorded';
import type { RunRequest, TaskRequest } from '../request';
import { isOfTemplate, oldList, withListFinding } from './list-finding';
import { Git } from '../git';
import { checkSubjects, knownAccounts } from './subjects';
import { table } from '../progress/table';
import { type KeptVerdict, keepVerdicts, verdictBasis } from './verdicts';

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
  const names = request.tasks.map(({ layer }) => layer).sort();
  progress.say(`checking ${names.join(', ')} in ${environments.map(({ name }) => name).join(', ')}`);

  const subjects = await checkSubjects(request.workspaceRoot, names, environments);
  progress.say(`judging ${subjects.length} templates`);
  const register = await loadRegister(request.workspaceRoot);
  const own = await loadCorrections(request.workspaceRoot);
  const corrections = correctionsOn(today, [...publicCorrections, ...own]);
  const judged = applyExceptions(await judge(subjects, { packs: allPacks, corrections }), register, {
    today,
    layers: request.layers.map(({ name }) => name),
    environments: allEnvironments().map(({ name }) => name),
  });
  const assessment = withListFinding(judged, await oldList(request.workspaceRoot, today));
  progress.say(listAge(today).sentence);
  const commit = await new Git(request.workspaceRoot).head();
  return conclude(assessment, names, { workspaceRoot: request.workspaceRoot, today, commit }, progress);
}

interface Circumstances {
  readonly workspaceRoot: string;
  readonly today: string;
  readonly commit: string | undefined;
}

function conclude(
  assessment: Assessment,
  layers: readonly string[],
  circumstances: Circumstances,
  progress: Progress,
): ReadonlySet<string> {
  const { workspaceRoot } = circumstances;
  for (const layer of layers) {
    const folder = join(workspaceRoot, 'dist', 'check', layer);
    writeReports(folder, layerAssessment(assessment, layer));
    writeCheckedTemplates(folder, layerAssessment(assessment, layer));
    keepVerdicts(folder, verdictsOn(layerAssessment(assessment, layer), layer, circumstances));
    noteDigests(folder);
  }
  if (assessment.findings.length > 0) progress.say(`\n${findingsTable(assessment.findings)}`);
  progress.say(`\n${checkTable(assessment, layers)}\n`);
  progress.say('findings.json, findings.sarif and ledger.json of each layer are in dist/check/<layer>\n');
  return new Set(layers.filter((layer) => hasFailed(layerAssessment(assessment, layer))));
}

/** A verdict for each environment that a layer was judged in. */
function verdictsOn(
  { subjects, findings }: Assessment,
  layer: string,
  { workspaceRoot, today, commit }: Circumstances,
): readonly KeptVerdict[] {
  const environments = [...new Set(subjects.flatMap(({ environment }) => environment ?? []))];
  return environments.map((environment) => {
    const own = new Set(subjects.filter((one) => one.environment === environment).map(({ name }) => name));
    const directory = outputDirectory(workspaceRoot, layer, environment);
    return {
      environment,
      ...(commit !== undefined && { commit }),
      ...verdictBasis(workspaceRoot, directory, knownAccounts(), today),
      findings: findings.filter(({ subject }) => own.has(subject)).length,
    };
  });
}

/** The closing table of a check, one line a layer. */
export function checkTable(assessment: Assessment, layers: readonly string[]): string {
  return table(
    ['layer', 'environments', 'result', 'open', 'excepted', 'corrected', 'proved'],
    layers.map((layer) => {
      const { subjects, findings, excepted, corrected, proofs } = layerAssessment(assessment, layer);
      return [
        layer,
        [...new Set(subjects.map(({ environment }) => environment ?? ''))].join(', '),
        hasFailed({ findings }) ? 'failed' : 'passed',
        String(findings.length),
        String(excepted.length),
        String(corrected.length),
        String(proofs.length),
      ];
    }),
  );
}

function hasFailed({ findings }: Pick<Assessment, 'findings'>): boolean {
  return findings.some(isOfTemplate);
}

/** The part of an assessment that is about one layer. */
export function layerAssessment(assessment: Assessment, layer: string): Assessment {
  const subjects = assessment.subjects.filter((subject) => subject.layer === layer);
  const names = new Set(subjects.map(({ name }) => name));
  const ofLayer = ({ subject }: { readonly subject: string }): boolean => names.has(subject);
  return {
    ...assessment,
    subjects,
    findings: assessment.findings.filter(ofLayer),
    excepted: assessment.excepted.filter(ofLayer),
    corrected: assessment.corrected.filter(ofLayer),
    proofs: assessment.proofs.filter(ofLayer),
  };
}

/** The environments that a check is about: the one that was named, or all of them. */
export function checkedEnvironments(tasks: readonly TaskRequest[]): readonly Environment[] {
  const names = [
    ...new Set(
      tasks.flatMap(({ options }) => (options['env'] === undefined ? [] : [String(options['env'])])),
    ),
  ];
  return names.length > 0 ? names.map(findEnvironment) : allEnvironments();
}

/** Where a workspace keeps the findings that stay, and who answers for them. */
export const REGISTER = 'exceptions/register.ts';

/**
 * The exceptions of a workspace; one without the file has none.
 *
 * @throws UserError `REGISTER_MISSING` for a file that exports no list of that name
 */
export async function loadRegister(workspaceRoot: string): Promise<readonly Exception[]> {
  return loadList<Exception>(workspaceRoot, REGISTER, 'register');
}

/** Where a workspace says what public rules are wrong about, beside what they are wrong about for everybody. */
export const CORRECTIONS = 'exceptions/corrections.ts';

/**
 * The corrections of a workspace; one without the file has none.
 *
 * @throws UserError `REGISTER_MISSING` for a file that exports no list of that name
 */
export async function loadCorrections(workspaceRoot: string): Promise<readonly Correction[]> {
  return loadList<Correction>(workspaceRoot, CORRECTIONS, 'corrections');
}

async function loadList<T>(workspaceRoot: string, path: string, name: string): Promise<readonly T[]> {
  const file = join(workspaceRoot, path);
  if (!existsSync(file)) return [];
  const list = ((await import(file)) as Readonly<Record<string, unknown>>)[name];
  if (Array.isArray(list)) return list as readonly T[];
  throw new UserError({
    code: 'REGISTER_MISSING',
    message: `${path} exports no list "${name}"; expected \`export const ${name}: readonly ...[]\``,
  });
}
