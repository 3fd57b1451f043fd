import { join } from 'node:path';
import {
  type Assessment,
  type Subject,
  allPacks,
  applyExceptions,
  correctionsOn,
  findingsTable,
  judge,
  publicCorrections,
} from '@hipaa-cdk/compliance';
import { UserError } from '@hipaa-cdk/errors';
import type { LayerPart } from '@hipaa-cdk/layer';
import type { LayerRun } from '../command';
import { oldList } from './list-finding';
import { loadCorrections, loadRegister } from './run-check';
import { assemblySubjects, knownAccounts, partSubjects } from './subjects';
import { differenceFromKept, noteVerdict, verdictBasis, verdictLine } from './verdicts';

/** Shortest reason that tells anything. */
const SHORTEST = 10;

/**
 * Judges the very directory that is about to be deployed to an account. No file is believed: rules, lists, exceptions and
 * assembly are those of this moment, and their digests go into the record with the verdict.
 *
 * @throws UserError `DEPLOY_REFUSED` with what the rules have against it
 * @throws UserError `OPTION_INVALID` for `--unchecked` without a reason
 */
export async function assertJudged(
  run: LayerRun,
  today = new Date().toISOString().slice(0, 10),
): Promise<void> {
  const { layer, environment, progress } = run;
  const reason = uncheckedReason(run);
  if (reason !== undefined) {
    progress.say(`${layer.name}: deployed without a verdict: ${reason}`);
    noteVerdict(run, `unchecked: ${reason}`);
    return;
  }
  progress.phase(layer.name, 'judging');
  const { directory } = await run.synthesised();
  const basis = verdictBasis(run.request.workspaceRoot, directory, knownAccounts(), today);
  const { findings, excepted } = await assess(run, today);
  const old = environment.protected ? await oldList(run.request.workspaceRoot, today) : undefined;
  if (findings.length > 0 || old !== undefined) {
    throw new UserError({
      code: 'DEPLOY_REFUSED',
      message: [
        `nothing was deployed: the gate has something against ${layer.name} in ${environment.name}`,
        ...(findings.length > 0 ? [findingsTable(findings)] : []),
        ...(old === undefined ? [] : [old]),
      ].join('\n\n'),
      remedy: `mend it, or except it in exceptions/; in an emergency, with a reason that is kept:\nnpx nx run ${layer.name}:deploy --env=${environment.name} --unchecked="<reason>"`,
    });
  }
  const reports = join(run.request.workspaceRoot, 'dist', 'check', layer.name);
  const difference = differenceFromKept(reports, environment.name, basis);
  if (difference !== undefined) progress.say(`${layer.name}: judged anew, as ${difference}`);
  noteVerdict(run, verdictLine(`passed${excepted.length > 0 ? `, ${excepted.length} excepted` : ''}`, basis));
}

function uncheckedReason({ options }: LayerRun): string | undefined {
  const given = options['unchecked'];
  if (given === undefined || given === false) return undefined;
  if (typeof given === 'string' && given.trim().length >= SHORTEST) return given.trim();
  throw new UserError({
    code: 'OPTION_INVALID',
    message: `--unchecked is ${JSON.stringify(given)}; expected the reason for deploying without a verdict, in ${SHORTEST} characters or more`,
  });
}

async function assess(run: LayerRun, today: string): Promise<Assessment> {
  const { layer, environment, request } = run;
  const { directory } = await run.synthesised();
  const assembly = assemblySubjects(directory, layer.name, environment);
  const subjects = [
    ...assembly,
    ...partsIn(assembly).flatMap((part) => partSubjects(layer.name, environment, part)),
  ];
  const own = await loadCorrections(request.workspaceRoot);
  const corrections = correctionsOn(today, [...publicCorrections, ...own]);
  const judgement = await judge(subjects, { packs: allPacks, corrections });
  return applyExceptions(judgement, await loadRegister(request.workspaceRoot), { today });
}

/** Templates that the layer publishes for others to launch: files of the assembly, as the check has them from the layer. */
function partsIn(assembly: readonly Subject[]): Pick<LayerPart, 'name' | 'template'>[] {
  return assembly
    .flatMap((subject) => subject.assembly?.files ?? [])
    .filter(({ path, text }) => path.endsWith('.template.json') && text !== undefined)
    .map(({ path, text = '' }) => ({
      name: path.replace(/(\.[a-z]+)?\.template\.json$/, ''),
      template: JSON.parse(text) as object,
    }));
}
