import { UserError } from '@hipaa-cdk/errors';
import { basePath } from '@hipaa-cdk/parameters/path';
import type { Session } from '../aws/session';
import { storedParameters } from '../aws/parameters';

/** The last commit that an environment has as a whole. */
export interface Base {
  readonly commit: string;
  /** When the run that deployed it began. */
  readonly at: string;
  /** ARN of whoever ran it. */
  readonly by: string;
}

/**
 * The base of the environment, or undefined where none was ever written.
 *
 * @throws UserError `BASE_UNREADABLE` when that cannot be told
 */
export async function readBase(session: Session): Promise<Base | undefined> {
  const name = basePath(session.environment.name);
  let text: string | undefined;
  try {
    text = (await storedParameters(session, [name])).get(name);
  } catch (cause) {
    // A refused or throttled question has no answer. Taken for "none", it would deploy everything anew.
    throw unreadable(
      session,
      cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause),
      cause,
    );
  }
  if (text === undefined) return undefined;
  return parseBase(session, text);
}

/**
 * Writes the base, unless somebody else moved it since it was read.
 *
 * @param before what was read when the run began
 * @throws UserError `BASE_MOVED`
 */
export async function writeBase(session: Session, base: Base, before: Base | undefined): Promise<void> {
  const { PutParameterCommand } = await import('@aws-sdk/client-ssm');
  const now = await readBase(session);
  if (now?.commit !== before?.commit || now?.at !== before?.at) throw moved(session, now);
  const client = await session.ssm();
  await client.send(
    new PutParameterCommand({
      Name: basePath(session.environment.name),
      Description: 'Last commit that was deployed to the whole environment',
      Type: 'String',
      Value: JSON.stringify(base),
      Overwrite: before !== undefined,
    }),
  );
}

/** Forgets the base, so that the next deploy of changes deploys everything. */
export async function removeBase(session: Session): Promise<void> {
  const { DeleteParameterCommand, ParameterNotFound } = await import('@aws-sdk/client-ssm');
  const client = await session.ssm();
  try {
    await client.send(new DeleteParameterCommand({ Name: basePath(session.environment.name) }));
  } catch (error) {
    if (!(error instanceof ParameterNotFound)) throw error;
  }
}

function parseBase(session: Session, text: string): Base {
  try {
    const base = JSON.parse(text) as Partial<Base>;
    if (/^[0-9a-f]{40,64}$/.test(base.commit ?? '') && base.at && base.by) return base as Base;
  } catch {
    // Said below.
  }
  throw unreadable(session, `it holds ${JSON.stringify(text.slice(0, 80))}`);
}

function unreadable({ environment }: Session, because: string, cause?: unknown): UserError {
  const name = basePath(environment.name);
  return new UserError({
    code: 'BASE_UNREADABLE',
    message: `what environment ${environment.name} was last deployed from could not be read from ${name}: ${because}; nothing was deployed`,
    remedy: `allow ssm:GetParameters on ${name} and try again`,
    cause,
  });
}

function moved({ environment }: Session, now: Base | undefined): UserError {
  return new UserError({
    code: 'BASE_MOVED',
    message: `somebody else deployed to ${environment.name} meanwhile: its base is now ${now?.commit ?? 'gone'}; the base was not written`,
    remedy: 'run one deploy of changes per environment at a time, and run this one again',
  });
}
