import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type Environment, isPlaceholderAccount } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import { programFile, TYPESCRIPT_LOADER } from '../program';
import type { Base } from '../affected/base-store';
import type { Git } from '../affected/git';

const execute = promisify(execFile);
const SCRIPT = programFile('rehearse/read-base');

/** The commit that a rehearsal starts from, or why it starts from nothing. */
export type StartingCommit = { readonly commit: string } | { readonly none: string };

/** Reads the base of an environment, by its name. */
export type BaseReader = (environment: string) => Promise<Base | undefined>;

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
