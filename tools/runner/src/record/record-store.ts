import type { Parameter } from '@aws-sdk/client-ssm';
import { ACCOUNT, environmentFor, isAccountLayer } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import { deploysPath } from '@hipaa-cdk/parameters/path';
import type { Session } from '../aws/session';
import { type DeployRecord, parseRecord, recordText } from './deploy-record';

/** The Parameter Store keeps this many versions of a parameter, and then drops the oldest without a word. */
const VERSIONS_KEPT = 100;

/** One of the parameters that hold a layer's records, a version each. */
interface Volume {
  readonly layer: string;
  readonly number: number;
  /** Records in it. */
  readonly versions: number;
  /** The newest of them. */
  readonly newest: DeployRecord;
}

/**
 * Adds a record to those of a layer. A volume that is full is left as it is, and a new one begun: no record is dropped.
 *
 * @throws UserError `RECORD_NOT_WRITTEN`
 */
export async function appendRecord(session: Session, layer: string, record: DeployRecord): Promise<void> {
  const { PutParameterCommand } = await import('@aws-sdk/client-ssm');
  const path = recordsPath(session, layer);
  try {
    const last = (await volumes(session, layer)).at(-1);
    const isFull = last !== undefined && last.versions >= VERSIONS_KEPT;
    const number = (last?.number ?? 1) + (isFull ? 1 : 0);
    await (
      await session.ssm()
    ).send(
      new PutParameterCommand({
        Name: `${path}${layer}/${number}`,
        Type: 'String',
        Value: recordText(record),
        // A new volume must be new: should somebody else have begun it this moment, that is said and not written over.
        Overwrite: last !== undefined && !isFull,
      }),
    );
  } catch (cause) {
    throw new UserError({
      code: 'RECORD_NOT_WRITTEN',
      message: `${layer} was ${record.result === 'failed' ? 'not deployed' : record.result}, but the record of it was not written: ${cause instanceof Error ? cause.message : String(cause)}`,
      remedy: `allow ssm:PutParameter and ssm:GetParametersByPath below ${path}`,
      cause,
    });
  }
}

/** All records of a layer, oldest first. */
export async function layerRecords(session: Session, layer: string): Promise<DeployRecord[]> {
  const { paginateGetParameterHistory } = await import('@aws-sdk/client-ssm');
  const client = await session.ssm();
  const records: DeployRecord[] = [];
  for (const { number } of await volumes(session, layer)) {
    const Name = `${recordsPath(session, layer)}${layer}/${number}`;
    for await (const page of paginateGetParameterHistory({ client }, { Name })) {
      records.push(...(page.Parameters ?? []).map(({ Value = '' }) => parseRecord(Name, Value)));
    }
  }
  return records;
}

/** The newest record of every layer that has any. */
export async function newestRecords(session: Session): Promise<ReadonlyMap<string, DeployRecord>> {
  const [own, shared] = await Promise.all([
    volumesBelow(session, deploysPath(session.environment.name)),
    volumesBelow(session, deploysPath(ACCOUNT)),
  ]);
  const ofAccount = shared.filter(({ layer }) => isAccountLayer(layer));
  return new Map([...own, ...ofAccount].map(({ layer, newest }) => [layer, newest]));
}

/** Below it are the records of a layer and of others: the environment's, or those of the account that it shares. */
function recordsPath({ environment }: Session, layer: string): string {
  return deploysPath(environmentFor(environment, layer).name);
}

async function volumes(session: Session, layer: string): Promise<Volume[]> {
  const path = recordsPath(session, layer);
  return volumesBelow(session, path, `${path}${layer}/`);
}

/** Volumes in the order in which they were filled. */
async function volumesBelow(session: Session, path: string, Path = path): Promise<Volume[]> {
  const { paginateGetParametersByPath } = await import('@aws-sdk/client-ssm');
  const client = await session.ssm();
  const found: Volume[] = [];
  for await (const page of paginateGetParametersByPath({ client }, { Path, Recursive: true }))
    found.push(...(page.Parameters ?? []).map((one) => toVolume(path, one)));
  return found.sort((a, b) => a.number - b.number);
}

function toVolume(path: string, { Name = '', Value = '', Version = 1 }: Parameter): Volume {
  const [layer = '', number] = Name.slice(path.length).split('/');
  return { layer, number: Number(number), versions: Version, newest: parseRecord(Name, Value) };
}
