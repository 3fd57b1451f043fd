import { join } from 'node:path';
import { type Environment, environmentFile, isPlaceholderAccount } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { assertBootstrapped } from '../aws/toolkit';
import type { Session } from '../aws/session';
import { Git } from '../git';
import type { Progress } from '../progress/progress';
import { publishedBy } from '../aws/parameters';
import type { RunRequest } from '../request';
import { prepare } from '../prepare';
import type { SynthesisedLayer } from '@hipaa-cdk/layer-templates';
import type { WholeRun } from '../command';
import { openRehearsal, type Stage, withStage } from './stage';
import { movedValues, movedLines, rehearsalTable, replacedLines } from './rehearsal-text';
import { failedLayers, rehearseLayers } from './rehearse-layers';
import { workspaceTemplates } from './workspace-templates';
import { programFile, TYPESCRIPT_LOADER } from '../program';
import type { Base } from '../affected/base-store';

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
    return perform(rehearsal, session, before, now);
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
  { request, progress }: Rehearsal,
  session: Session,
  before: readonly SynthesisedLayer[],
  now: readonly SynthesisedLayer[],
): Promise<ReadonlySet<string>> {
  const first = await rehearseLayers(session, before, progress);
  const names = [...new Set([...before, ...now].map(({ manifest }) => manifest.layer))];
  const published = await publishedBy(session, names);
  if (before.length > 0) progress.say('\nas it will be');
  const second = await rehearseLayers(session, now, progress, request.workspaceRoot);
  progress.say(`\n${rehearsalTable(first, second)}\n`);
  const moved = movedValues(published, await publishedBy(session, names), before);
  const lines = [...replacedLines(second, now), ...movedLines(moved)];
  if (lines.length > 0) progress.say(`${lines.join('\n')}\n`);
  return failedLayers(first, second);
}

/**
 * Refuses templates of another account or region than the environment has now: there, nothing would be updated.
 *
 * @param title the commit that the templates are of
 * @throws UserError `ENVIRONMENT_MOVED`
 */
export function assertSamePlace(
  layers: readonly SynthesisedLayer[],
  { name, account, region }: Environment,
  title: string,
): void {
  const then = layers
    .map(({ manifest }) => manifest.environment)
    .find((environment) => environment.account !== account || environment.region !== region);
  if (!then) return;
  throw new UserError({
    code: 'ENVIRONMENT_MOVED',
    message: `as of ${title}, ${name} was account ${then.account}, region ${then.region}; now it is account ${account}, region ${region}: a new environment, in which nothing is updated`,
    remedy: `see ${environmentFile(name)}, or rehearse from a later commit: --from=<commit>`,
  });
}

const execute = promisify(execFile);

const SCRIPT = programFile('rehearse/read-base');

/** The commit that a rehearsal starts from, or why it starts from nothing. */
type StartingCommit = { readonly commit: string } | { readonly none: string };

/** Reads the base of an environment, by its name. */
type BaseReader = (environment: string) => Promise<Base | undefined>;

/**
 * The commit that `--from` names, or else the one that the environment was last deployed from.
 *
 * @throws UserError `COMMIT_UNKNOWN`, or `BASE_UNREADABLE` when it cannot be told what is deployed
 */
export async function startingCommit(
  from: unknown,
  environment: Environment,
  git: Git,
  read: BaseReader = readBaseApart,
): Promise<StartingCommit> {
  if (from !== undefined) return { commit: await known(git, String(from), '--from') };
  if (environment.target === 'aws' && isPlaceholderAccount(environment.account))
    return { none: `${environment.account} is a placeholder, so ${environment.name} is deployed nowhere` };
  const base = await read(environment.name);
  if (!base) return { none: `${environment.name} was never deployed as a whole` };
  return { commit: await known(git, base.commit, `the base of ${environment.name}`) };
}

async function known(git: Git, revision: string, source: string): Promise<string> {
  const commit = await git.commit(revision);
  if (commit !== undefined) return commit;
  throw new UserError({
    code: 'COMMIT_UNKNOWN',
    message: `${source} is ${JSON.stringify(revision)}, which this repository does not have`,
    remedy: `git fetch --unshallow, or git fetch origin ${revision}`,
  });
}

/** In a process of its own, because it opens the account. */
async function readBaseApart(environment: string): Promise<Base | undefined> {
  try {
    const { stdout } = await execute(process.execPath, [...TYPESCRIPT_LOADER, SCRIPT, environment]);
    return (JSON.parse(stdout) as Base | null) ?? undefined;
  } catch (cause) {
    const { stderr } = cause as { readonly stderr?: string };
    throw new UserError({
      code: 'BASE_UNREADABLE',
      message: `what ${environment} was deployed from could not be read:\n${stderr?.trim() || String(cause)}`,
      remedy: 'give the commit to start from: --from=<commit>',
      cause,
    });
  }
}
