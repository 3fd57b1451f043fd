import { join } from 'node:path';
import type { Environment } from '@hipaa-cdk/environments';
import { assertBootstrapped } from '../aws/assert-bootstrapped';
import type { Session } from '../aws/session';
import { Git } from '../affected/git';
import type { Progress } from '../progress/progress';
import { publishedBy } from '../published-by';
import type { RunRequest } from '../request';
import { prepare } from '../run-layers';
import type { SynthesisedLayer } from '../synthesised-layer';
import type { WholeRun } from '../whole-runs';
import { assertSamePlace } from './assert-same-place';
import { failedLayers } from './failed-layers';
import { openRehearsal } from './open-rehearsal';
import { movedValues } from './moved-values';
import { movedLines, rehearsalTable, replacedLines } from './rehearsal-text';
import { rehearseLayers } from './rehearse-layers';
import type { Stage } from './stage';
import { startingCommit } from './starting-commit';
import { withStage } from './with-stage';
import { workspaceTemplates } from './workspace-templates';

/** What both acts of a rehearsal share. */
interface Rehearsal {
  readonly request: RunRequest;
  readonly environment: Environment;
  readonly progress: Progress;
  readonly stage: Stage;
}

/**
 * Deploys an environment's templates to an embedded AWS of its own: first all as of the commit that the environment was
 * deployed from, then the chosen layers as of now. No account is touched, and nothing is left.
 */
export const runRehearsal: WholeRun = async (request, progress) => {
  const environment = prepare(request, progress);
  progress.say(
    'a rehearsal: on an embedded AWS of its own, under that account number and region, and nowhere else',
  );
  return withStage(request.workspaceRoot, async (stage) => {
    const rehearsal = { request, environment, progress, stage };
    const before = await templatesBefore(rehearsal);
    const all = await templatesOf(rehearsal, request.workspaceRoot, 'now');
    const chosen = new Set(request.tasks.map(({ layer }) => layer));
    const now = all.filter(({ manifest }) => chosen.has(manifest.layer));
    const session = await openRehearsal(environment, stage.localAws, (line) => progress.say(line));
    await assertBootstrapped(session, (line) => progress.say(line));
    return perform(session, before, now, progress);
  });
};

/** Templates as of the starting commit; none when there is no such commit. */
async function templatesBefore(rehearsal: Rehearsal): Promise<SynthesisedLayer[]> {
  const { request, environment, progress, stage } = rehearsal;
  const git = new Git(request.workspaceRoot);
  const from = request.tasks.map(({ options }) => options['from']).find((option) => option !== undefined);
  const start = await startingCommit(from, environment, git);
  if ('none' in start) {
    progress.say(`only as of now: ${start.none}; --from=<commit> starts from a commit`);
    return [];
  }
  const { commit } = start;
  progress.say(`first as of ${commit}, then as of now`);
  if ((await git.changedFiles(commit, 'HEAD')).includes('package-lock.json')) {
    progress.say('package-lock.json differs: both are synthesised with the packages that are installed now');
  }
  return templatesOf(rehearsal, await stage.checkOut(commit), commit);
}

async function templatesOf(
  { environment, stage }: Rehearsal,
  root: string,
  title: string,
): Promise<SynthesisedLayer[]> {
  const { name } = environment;
  const folder = join(stage.folder, `as-of-${title}`);
  const layers = await workspaceTemplates({ root, environment: name, folder, title });
  assertSamePlace(layers, environment, title);
  return layers;
}

async function perform(
  session: Session,
  before: readonly SynthesisedLayer[],
  now: readonly SynthesisedLayer[],
  progress: Progress,
): Promise<ReadonlySet<string>> {
  const first = await rehearseLayers(session, before, progress);
  const names = [...new Set([...before, ...now].map(({ manifest }) => manifest.layer))];
  const published = await publishedBy(session, names);
  if (before.length > 0) progress.say('\nas it will be');
  const second = await rehearseLayers(session, now, progress);
  progress.say(`\n${rehearsalTable(first, second)}\n`);
  const moved = movedValues(published, await publishedBy(session, names), before);
  const lines = [...replacedLines(second, now), ...movedLines(moved)];
  if (lines.length > 0) progress.say(`${lines.join('\n')}\n`);
  return failedLayers(first, second);
}
