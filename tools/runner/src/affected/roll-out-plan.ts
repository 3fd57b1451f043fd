import { UserError } from '@hipaa-cdk/errors';
import type { Base } from './base-store';
import type { Git } from '../git';
import type { NxCommand } from './nx-command';
import type { DeployRecord } from '../record/deploy-record';
import type { LayerBook } from '../record/record-store';

/** Which layers a deploy of changes takes. */
export type RollOutPlan =
  | { readonly kind: 'everything'; readonly because: string }
  /** What lies between two commits, of which the first is an ancestor of the second. */
  | { readonly kind: 'since'; readonly from: string; readonly to: string }
  /** Files that differ between two commits in any relation. */
  | { readonly kind: 'files'; readonly from: string; readonly to: string; readonly files: readonly string[] };

interface RollOutPlanProps {
  readonly environment: string;
  /** Of the environment; undefined when it has none. */
  readonly base: Base | undefined;
  readonly git: Git;
  /** Whether the person wants the environment back at an older commit, or on another branch. */
  readonly rollBack: boolean;
  /** Whether the person wants every layer, whatever has changed. */
  readonly everything: boolean;
}

/** A plan and the commit that the environment will be at. */
interface PlannedRollOut {
  readonly head: string;
  readonly plan: RollOutPlan;
}

/**
 * What to deploy so that the environment becomes what is checked out.
 *
 * @throws UserError `COMMIT_MISSING`, `WORKSPACE_DIRTY`, `BASE_NOT_FETCHED`, `BASE_UNKNOWN`, `BASE_AHEAD` or `BASE_DIVERGED`
 */
export async function planRollOut(props: RollOutPlanProps): Promise<PlannedRollOut> {
  const { environment, base, git, everything } = props;
  const head = await git.head();
  if (head === undefined) throw noCommit();
  if (await git.isDirty()) throw dirty(environment);
  if (everything) return { head, plan: { kind: 'everything', because: 'asked for' } };
  if (!base)
    return { head, plan: { kind: 'everything', because: `${environment} was never deployed as a whole` } };
  return { head, plan: await planFrom(base.commit, head, props) };
}

async function planFrom(from: string, head: string, props: RollOutPlanProps): Promise<RollOutPlan> {
  const { environment, git, rollBack } = props;
  const isShallow = await git.isShallow();
  if ((await git.commit(from)) === undefined)
    throw isShallow ? shallow(props, from) : unknown(environment, from);
  if (await git.isAncestor(from, head)) return { kind: 'since', from, to: head };
  // A clone without its old history cannot tell "no ancestor" from "an ancestor before the cut".
  if (isShallow) throw shallow(props, from);
  if (rollBack) return { kind: 'files', from, to: head, files: await git.changedFiles(from, head) };
  throw (await git.isAncestor(head, from))
    ? ahead(environment, from, head)
    : diverged(environment, from, head);
}

function noCommit(): UserError {
  return new UserError({
    code: 'COMMIT_MISSING',
    message: 'a deploy of changes needs a git repository with a commit, and there is none here',
    remedy: 'npx nx run-many -t deploy --env=<environment>',
  });
}

function dirty(environment: string): UserError {
  return new UserError({
    code: 'WORKSPACE_DIRTY',
    message: `the workspace holds changes that are not committed; ${environment} is deployed from a commit that others can check out`,
    remedy: 'git commit, or git stash --include-untracked',
  });
}

function shallow({ environment }: RollOutPlanProps, base: string): UserError {
  return new UserError({
    code: 'BASE_NOT_FETCHED',
    message: `this clone has no history back to ${base}, from which ${environment} was deployed, so what changed since cannot be told`,
    remedy: 'git fetch --unshallow\nin continuous integration: fetch depth 0',
  });
}

function unknown(environment: string, base: string): UserError {
  return new UserError({
    code: 'BASE_UNKNOWN',
    message: `${environment} was deployed from ${base}, which this repository does not have: its history was rewritten, or it was deployed from a commit that nobody pushed`,
    remedy: `git fetch origin ${base}\nor deploy every layer anew, from here on: --everything`,
  });
}

function ahead(environment: string, base: string, head: string): UserError {
  return new UserError({
    code: 'BASE_AHEAD',
    message: `${environment} was deployed from ${base}, which is newer than the checked-out ${head}`,
    remedy: `git revert ${head}..${base} on the branch, and deploy that: history says what happened\nor deploy the older state as it is: --roll-back`,
  });
}

function diverged(environment: string, base: string, head: string): UserError {
  return new UserError({
    code: 'BASE_DIVERGED',
    message: `${environment} was deployed from ${base}, which is no ancestor of the checked-out ${head}: another branch, or a history rewritten by a forced push`,
    remedy: `git merge ${base}, and deploy that\nor deploy whatever differs between the two: --roll-back`,
  });
}

const WITH_DEPLOY = ['show', 'projects', '--withTarget=deploy', '--json'];

/**
 * The layers of the workspace that a plan reaches, by Nx's own reckoning.
 *
 * @throws UserError `AFFECTED_UNKNOWN` when Nx does not say
 */
export async function plannedLayers(plan: RollOutPlan, nx: NxCommand): Promise<string[]> {
  if (plan.kind === 'everything') return ask(nx, WITH_DEPLOY);
  if (plan.kind === 'since')
    return ask(nx, [...WITH_DEPLOY, '--affected', `--base=${plan.from}`, `--head=${plan.to}`]);
  if (plan.files.length === 0) return [];
  return ask(nx, [...WITH_DEPLOY, '--affected', '--stdin'], `${plan.files.join('\n')}\n`);
}

async function ask(nx: NxCommand, args: readonly string[], input?: string): Promise<string[]> {
  const { code, output } = await nx(args, input);
  try {
    const layers: unknown = JSON.parse(output);
    if (code === 0 && Array.isArray(layers)) return layers.map(String).sort();
  } catch {
    // Said below.
  }
  throw new UserError({
    code: 'AFFECTED_UNKNOWN',
    message: `Nx did not say which layers are affected (exit code ${code}): ${JSON.stringify(output.slice(0, 200))}`,
    remedy: `npx nx ${args.join(' ')}`,
  });
}

/**
 * Layers that somebody deployed by itself since the base was written, from some other commit, or began to and left no
 * result. The files changed since the base do not tell that they differ.
 */
export function deployedOnTheirOwn(
  books: ReadonlyMap<string, Pick<LayerBook, 'newest' | 'open'>>,
  base: Base,
  head: string,
): string[] {
  const known = new Set([base.commit, head]);
  const isForeign = ({ endedAt, commit, dirty, result }: DeployRecord): boolean =>
    endedAt > base.at && (dirty || result === 'failed' || !known.has(commit));
  return [...books]
    .filter(([, { newest, open }]) => open !== undefined || (newest && isForeign(newest)))
    .map(([layer]) => layer)
    .sort();
}
