import type { SSMClient } from '@aws-sdk/client-ssm';
import { execFile } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { promisify } from 'node:util';
import { type StoredVersion, storedVersions, toVersion } from '../aws/parameters';
import type { Session } from '../aws/session';

/** A value with versions that are counted by whoever keeps it. */
export interface LockStore {
  /** The newest version, or undefined before the first. */
  read(): Promise<StoredVersion | undefined>;
  /** The versions that are kept, in order. */
  history(): Promise<readonly StoredVersion[]>;
  /** Writes version 1; false when there is a version already. */
  create(text: string): Promise<boolean>;
  /** Writes another version and says which one it became, or undefined when too many wrote at once. */
  write(text: string): Promise<number | undefined>;
}

const DESCRIPTION = 'Who changes this layer now, or did so last. Kept by the deploy command.';

/** A lock in the Parameter Store. Its versions are counted by AWS, one write after the other. */
export class ParameterLockStore implements LockStore {
  constructor(
    private readonly client: SSMClient,
    private readonly name: string,
  ) {}

  async read(): Promise<StoredVersion | undefined> {
    const { GetParametersCommand } = await import('@aws-sdk/client-ssm');
    const { Parameters } = await this.client.send(new GetParametersCommand({ Names: [this.name] }));
    return Parameters?.[0] && toVersion(Parameters[0]);
  }

  async history(): Promise<readonly StoredVersion[]> {
    const { paginateGetParameterHistory } = await import('@aws-sdk/client-ssm');
    const versions: StoredVersion[] = [];
    for await (const page of paginateGetParameterHistory({ client: this.client }, { Name: this.name }))
      versions.push(...(page.Parameters ?? []).map(toVersion));
    return versions.sort((a, b) => a.version - b.version);
  }

  async create(text: string): Promise<boolean> {
    return (await this.put(text, false)) !== undefined;
  }

  write(text: string): Promise<number | undefined> {
    return this.put(text, true);
  }

  private async put(Value: string, Overwrite: boolean): Promise<number | undefined> {
    const { PutParameterCommand } = await import('@aws-sdk/client-ssm');
    const input = { Name: this.name, Type: 'String', Value, Overwrite, Description: DESCRIPTION } as const;
    try {
      return (await this.client.send(new PutParameterCommand(input))).Version;
    } catch (error) {
      if (error instanceof Error && ['ParameterAlreadyExists', 'TooManyUpdates'].includes(error.name))
        return undefined;
      throw error;
    }
  }
}

/** Which of the locks nobody holds, asked together: those that somebody has given back, and whose record is the newest. */
export async function freeLocks(session: Session, names: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await storedVersions(session, names);
  return new Set(names.filter((name) => isFree(found.get(name))));
}

function isFree(stored: StoredVersion | undefined): boolean {
  return stored !== undefined && validRecord(stored)?.state === 'free';
}

/** Who is changing a layer, as it is kept in the environment. */
export interface LockRecord {
  /**
   * The version of the parameter that this record was written to become. Only a record that got the number it names
   * counts: of several that were written at once, that is exactly one.
   */
  readonly version: number;
  readonly state: 'held' | 'free';
  /** Tells one deploy from any other, also of the same process. */
  readonly token: string;
  readonly holder: Holder;
  /** When the lock was taken, ISO 8601. */
  readonly since: string;
  /** When the lock ends unless it is renewed, ISO 8601. */
  readonly expires: string;
}

/** The record in a version of the parameter, or undefined when it lost a race or is no record at all. */
export function validRecord({ version, text }: StoredVersion): LockRecord | undefined {
  try {
    const record = JSON.parse(text) as LockRecord;
    return record.version === version && record.holder.process > 0 ? record : undefined;
  } catch {
    return undefined;
  }
}

/** Who runs a command, and where. */
export interface Holder {
  readonly user: string;
  readonly host: string;
  /** Process id. */
  readonly process: number;
  /** The space of process ids that `process` counts in, where the system tells. */
  readonly place?: string;
  /** Such as `database:deploy`. */
  readonly command: string;
  /** Commit that is checked out, where there is git. */
  readonly commit?: string;
}

/** This process, as others get to see it. */
export async function thisHolder(command: string, workspaceRoot: string): Promise<Holder> {
  return {
    user: userName(),
    host: hostname(),
    process: process.pid,
    place: thisPlace(),
    command,
    commit: await commitOf(workspaceRoot),
  };
}

/**
 * Process ids mean something only within one start of one machine, and there within one container. A host name does not
 * tell these apart: every machine of a build farm may have the same.
 */
export function thisPlace(): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}/${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return undefined;
  }
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A container may run under a number that has no name.
    return `user ${process.getuid?.() ?? ''}`.trim();
  }
}

async function commitOf(workspaceRoot: string): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('git', ['rev-parse', '--short', 'HEAD'], {
      cwd: workspaceRoot,
    });
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}
