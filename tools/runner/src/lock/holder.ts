import { execFile } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { promisify } from 'node:util';

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
