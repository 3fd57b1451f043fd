import { UserError } from '@hipaa-cdk/errors';
import type { Session } from '../aws/session';
import { Git } from '../affected/git';

/** Where a deploy comes from. */
export interface DeployOrigin {
  readonly commit: string;
  readonly dirty: boolean;
  readonly by: string;
}

/** Set by continuous integration from its approval step. */
const APPROVER_VARIABLE = 'DEPLOY_APPROVER';

const known = new WeakMap<Session, Promise<DeployOrigin>>();

/** Commit and caller of this run; asked once, however many layers are deployed. */
export function deployOrigin(session: Session, workspaceRoot: string): Promise<DeployOrigin> {
  const origin = known.get(session) ?? askOrigin(session, workspaceRoot);
  known.set(session, origin);
  return origin;
}

/**
 * Who agreed to the deploy: the option, or else what continuous integration says.
 *
 * @throws UserError `APPROVER_INVALID`
 */
export function approver(
  options: Readonly<Record<string, unknown>>,
  shell: NodeJS.ProcessEnv,
): string | undefined {
  const given = options['approver'] ?? (shell[APPROVER_VARIABLE] || undefined);
  if (given === undefined) return undefined;
  if (typeof given === 'string' && /^[\p{L}\p{N}\p{P}\p{S} ]{2,128}$/u.test(given)) return given;
  throw new UserError({
    code: 'APPROVER_INVALID',
    message: `the approver is ${JSON.stringify(given)}; expected a name, an address or a link of 2 to 128 characters on one line`,
    remedy: `--approver=jane.doe@example.org, or the variable ${APPROVER_VARIABLE}`,
  });
}

async function askOrigin(session: Session, workspaceRoot: string): Promise<DeployOrigin> {
  const git = new Git(workspaceRoot);
  const [commit, by] = await Promise.all([git.head(), session.caller()]);
  return { commit: commit ?? 'unknown', dirty: commit === undefined || (await git.isDirty()), by };
}
