import { UserError } from '@hipaa-cdk/errors';
import type { ResourceChanges } from './stack-changes';
import type { Session } from '../aws/session';
import { Git } from '../git';

/** What one deploy (or removal) of one layer leaves behind for whoever has to account for it. */
export interface DeployRecord {
  /** `confirmed`: a run found the layer as it should be, and no record that said so. */
  readonly result: 'created' | 'updated' | 'destroyed' | 'retired' | 'failed' | 'confirmed';
  /** Commit of the workspace that was deployed; `unknown` outside of a git repository. */
  readonly commit: string;
  /** Whether the workspace held anything that is not in the commit. */
  readonly dirty: boolean;
  /** ARN of whoever ran the command. */
  readonly by: string;
  /** Who agreed to it, as the command line or continuous integration says; nobody verifies it. */
  readonly approver?: string;
  /** SHA-256 of the template that was handed in. */
  readonly template: string;
  /** SHA-256 of the values that the layer read from the Parameter Store. */
  readonly inputs: string;
  /** Resources by what became of them. */
  readonly changes: ResourceChanges;
  /** What the rule sets said of exactly this template, or `not checked`. */
  readonly check: string;
  /** Version of the application that a release chose: digest of an image, or key of a bundle. Other deploys have none. */
  readonly release?: string;
  /** Version that ran before a release. Left out where none did, and by other deploys. */
  readonly releaseBefore?: string;
  /** How a release changed the database. Left out where it did not. */
  readonly migration?: MigrationRecord;
  /** Why it failed. */
  readonly reason?: string;
  readonly startedAt: string;
  readonly endedAt: string;
  /**
   * Whether a later run wrote it, from the intent and from what CloudFormation says, because the command ended before.
   *
   * @default false
   */
  readonly late?: boolean;
}

/** What became of the migration of a release. */
export interface MigrationRecord {
  readonly when: 'before' | 'after';
  /** Code that it ended with, or what ended it. Only 0 is a success. */
  readonly exit: number | 'stopped' | 'not started';
  /** Whether the version before runs on what the migration has made of the database. */
  readonly predecessorRuns: boolean;
}

/** What a command is about to do, written down before CloudFormation begins: a command that is killed leaves this. */
export interface Intent extends Pick<
  DeployRecord,
  'commit' | 'dirty' | 'by' | 'approver' | 'template' | 'check' | 'startedAt'
> {
  readonly result: 'created' | 'updated' | 'destroyed' | 'retired';
}

/**
 * A standard parameter holds 4 KB. Everything in a record has a length of its own but these texts. JSON takes up to six
 * bytes for a character, of which a reason may have any and an ARN has plain ones only.
 */
const LONGEST = { by: 512, approver: 128, reason: 384 } as const;

/** The record as it is stored, cut to what a parameter holds. */
export function recordText(record: DeployRecord | Intent): string {
  const { by, approver: approvedBy, reason }: Partial<DeployRecord> = record;
  return JSON.stringify({
    ...record,
    by: cut(by ?? '', LONGEST.by),
    ...(approvedBy && { approver: cut(approvedBy, LONGEST.approver) }),
    ...(reason && { reason: cut(reason, LONGEST.reason) }),
  });
}

/** A stored intent; undefined for anything else: what cannot be read promises nothing. */
export function parseIntent(text: string): Intent | undefined {
  try {
    const intent = JSON.parse(text) as Partial<Intent>;
    return intent.result && intent.commit && intent.startedAt ? (intent as Intent) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A stored record.
 *
 * @param name parameter that it comes from
 * @throws UserError `RECORD_UNREADABLE`
 */
export function parseRecord(name: string, text: string): DeployRecord {
  try {
    const record = JSON.parse(text) as Partial<DeployRecord>;
    if (record.result && record.commit && record.startedAt && record.endedAt) return record as DeployRecord;
  } catch {
    // Said below, with the name of the parameter.
  }
  throw new UserError({
    code: 'RECORD_UNREADABLE',
    message: `${name} holds no record of a deploy; expected JSON with result, commit, startedAt and endedAt`,
    remedy: `aws ssm get-parameter-history --name ${name}`,
  });
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

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
