import type { Parameter } from '@aws-sdk/client-ssm';
import { ACCOUNT, isAccountLayer } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import { deploysPath } from '@hipaa-cdk/parameters/path';
import type { Session } from '../aws/session';
import { type DeployRecord, type Intent, parseIntent, parseRecord, recordText } from './deploy-record';
import { placeOf } from '../place';

/** The Parameter Store keeps this many versions of a parameter, and then drops the oldest without a word. */
const VERSIONS_KEPT = 100;

/** Beside the volumes of a layer: what was begun last. */
const INTENT = 'intent';

/** One of the parameters that hold a layer's records, a version each. */
export interface RecordVolume {
  readonly name: string;
  readonly number: number;
  /** Records in it. */
  readonly versions: number;
  /** The newest of them, as it is stored. */
  readonly newest: string;
}

/** What is written down of one layer. */
export interface LayerBook {
  readonly volumes: readonly RecordVolume[];
  /** The newest record, whatever its result; undefined when there is none, or none that can be read. */
  readonly newest?: DeployRecord;
  /** Why the newest record cannot be read. */
  readonly unreadable?: UserError;
  /** What was begun and has no record yet: it goes on, or the command that did it has ended before its time. */
  readonly open?: Intent;
}

/**
 * Adds a record to those of a layer. A volume that is full is left as it is, and a new one begun: no record is dropped.
 * What stands in a volume need not be readable for that.
 *
 * @param known what is there already, by whoever has the lock since it was read; it is read otherwise
 * @throws UserError `RECORD_NOT_WRITTEN`
 */
export async function appendRecord(
  session: Session,
  layer: string,
  record: DeployRecord,
  known?: Pick<LayerBook, 'volumes'>,
): Promise<void> {
  const { PutParameterCommand } = await import('@aws-sdk/client-ssm');
  const path = placeOf(session.environment, layer).records;
  try {
    const { volumes } = known ?? (await layerBook(session, layer));
    const last = volumes.at(-1);
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
      remedy: `the next deploy of ${layer} writes it\nallow ssm:PutParameter and ssm:GetParametersByPath below ${path}`,
      cause,
    });
  }
}

/** Writes down what is about to be done to a layer. */
export async function writeIntent(session: Session, layer: string, intent: Intent): Promise<void> {
  const { PutParameterCommand } = await import('@aws-sdk/client-ssm');
  const Name = `${placeOf(session.environment, layer).records}${layer}/${INTENT}`;
  const client = await session.ssm();
  await client.send(
    new PutParameterCommand({ Name, Type: 'String', Value: recordText(intent), Overwrite: true }),
  );
}

/** All records of a layer, oldest first. One that was written twice, because an answer was lost on its way, counts once. */
export async function layerRecords(session: Session, layer: string): Promise<DeployRecord[]> {
  const { paginateGetParameterHistory } = await import('@aws-sdk/client-ssm');
  const client = await session.ssm();
  const records: DeployRecord[] = [];
  for (const { name: Name } of (await layerBook(session, layer)).volumes) {
    for await (const page of paginateGetParameterHistory({ client }, { Name })) {
      records.push(...(page.Parameters ?? []).map(({ Value = '' }) => parseRecord(Name, Value)));
    }
  }
  return records.filter((record, index) => recordText(record) !== recordText(records[index - 1] ?? NONE));
}

const NONE = { by: '' } as DeployRecord;

/** What is written down of a layer. */
export async function layerBook(session: Session, layer: string): Promise<LayerBook> {
  return toBook(await notesBelow(session, `${placeOf(session.environment, layer).records}${layer}/`));
}

/** What is written down of every layer that has anything. */
export async function layerBooks(session: Session): Promise<ReadonlyMap<string, LayerBook>> {
  const paths = [deploysPath(session.environment.name), deploysPath(ACCOUNT)] as const;
  const [own, shared] = await Promise.all(paths.map((path) => notesBelow(session, path)));
  const books = [
    ...booksIn(own ?? [], paths[0]),
    ...booksIn(shared ?? [], paths[1]).filter(([layer]) => isAccountLayer(layer)),
  ];
  return new Map(books);
}

/** The newest record of every layer that has any. */
export async function newestRecords(session: Session): Promise<ReadonlyMap<string, DeployRecord>> {
  const books = [...(await layerBooks(session))];
  return new Map(books.flatMap(([layer, { newest }]) => (newest ? [[layer, newest] as const] : [])));
}

async function notesBelow(session: Session, Path: string): Promise<Parameter[]> {
  const { paginateGetParametersByPath } = await import('@aws-sdk/client-ssm');
  const client = await session.ssm();
  const found: Parameter[] = [];
  for await (const page of paginateGetParametersByPath({ client }, { Path, Recursive: true }))
    found.push(...(page.Parameters ?? []));
  return found;
}

function booksIn(notes: readonly Parameter[], path: string): [string, LayerBook][] {
  const layerOf = ({ Name = '' }: Parameter): string => Name.slice(path.length).split('/')[0] ?? '';
  const layers = [...new Set(notes.map(layerOf))];
  return layers.map((layer) => [layer, toBook(notes.filter((note) => layerOf(note) === layer))]);
}

function toBook(notes: readonly Parameter[]): LayerBook {
  const volumes = volumesIn(notes);
  const { newest, unreadable } = readNewest(volumes.at(-1));
  const intent = parseIntent(notes.find(({ Name }) => Name?.endsWith(`/${INTENT}`))?.Value ?? '');
  const isOpen = intent !== undefined && !isSettled(intent, newest);
  return {
    volumes,
    ...(newest && { newest }),
    ...(unreadable && { unreadable }),
    ...(isOpen && { open: intent }),
  };
}

/** Whether what was begun has its record: a run that confirms what stands has written that before. */
function isSettled({ startedAt }: Intent, newest: DeployRecord | undefined): boolean {
  if (newest?.result === 'confirmed') return newest.startedAt >= startedAt;
  return newest?.startedAt === startedAt;
}

function readNewest(last: RecordVolume | undefined): Pick<LayerBook, 'newest' | 'unreadable'> {
  try {
    return last ? { newest: parseRecord(last.name, last.newest) } : {};
  } catch (error) {
    if (UserError.is(error)) return { unreadable: error };
    throw error;
  }
}

/** Volumes in the order in which they were filled. */
function volumesIn(notes: readonly Parameter[]): RecordVolume[] {
  return notes
    .map(({ Name: name = '', Value: newest = '', Version: versions = 1 }) => ({
      name,
      number: Number(name.split('/').at(-1)),
      versions,
      newest,
    }))
    .filter(({ number }) => Number.isInteger(number))
    .sort((a, b) => a.number - b.number);
}
