import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { LocalAws, freePort } from '@hipaa-cdk/local-aws';
import type { Environment } from '@hipaa-cdk/environments';
import { Git } from '../git';
import { openEmulator } from '../aws/open-embedded';
import type { Session } from '../aws/session';

const PREFIX = 'rehearsal-';

/** Folder, worktree and embedded AWS of one rehearsal. All of it goes with the rehearsal. */
export class Stage {
  static async open(workspaceRoot: string): Promise<Stage> {
    const folders = join(workspaceRoot, 'tmp');
    mkdirSync(folders, { recursive: true });
    await removeAbandoned(workspaceRoot, folders);
    const folder = mkdtempSync(join(folders, `${PREFIX}${process.pid}-`));
    return new Stage(workspaceRoot, folder, await freePort());
  }

  /** The embedded AWS of this rehearsal, not started yet. */
  readonly localAws: LocalAws;

  private constructor(
    private readonly workspaceRoot: string,
    readonly folder: string,
    port: number,
  ) {
    this.localAws = awsIn(folder, port);
  }

  /** Checks a commit out below the workspace, where Node finds the workspace's installed packages. */
  async checkOut(commit: string): Promise<string> {
    const worktree = join(this.folder, 'workspace');
    await new Git(this.workspaceRoot).addWorktree(worktree, commit);
    return worktree;
  }

  /** Ends the embedded AWS and removes everything. Nothing is destroyed layer by layer, so nothing's protection matters. */
  async close(): Promise<void> {
    await remove(this.workspaceRoot, this.folder, this.localAws);
  }
}

/** What rehearsals left behind that were killed. */
async function removeAbandoned(workspaceRoot: string, folders: string): Promise<void> {
  for (const name of readdirSync(folders)) {
    const pid = Number(new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1]);
    if (!pid || isAlive(pid)) continue;
    const folder = join(folders, name);
    await remove(workspaceRoot, folder, awsIn(folder, await freePort()));
  }
}

async function remove(workspaceRoot: string, folder: string, localAws: LocalAws): Promise<void> {
  await localAws.stop();
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  // The worktree's folder is gone; git still has to forget it.
  await new Git(workspaceRoot).pruneWorktrees();
}

function awsIn(folder: string, port: number): LocalAws {
  return new LocalAws({ folder: join(folder, 'aws'), port });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const ENDS = ['SIGINT', 'SIGTERM'] as const;

/** Does the work on a stage and clears it, also when the work fails or somebody ends it. */
export async function withStage<T>(workspaceRoot: string, work: (stage: Stage) => Promise<T>): Promise<T> {
  const stage = await Stage.open(workspaceRoot);
  const end = (): void => void stage.close().finally(() => process.exit(1));
  for (const signal of ENDS) process.once(signal, end);
  try {
    return await work(stage);
  } finally {
    for (const signal of ENDS) process.off(signal, end);
    await stage.close();
  }
}

/**
 * The environment as it is rehearsed: its own account number and region, on the embedded AWS. Nothing there needs
 * protection; the templates keep theirs.
 */
export function unprotected(environment: Environment): Environment {
  return { ...environment, target: 'embedded', protected: false, awsProfile: undefined };
}

/** Closes every door of this process but the one to the embedded AWS of a rehearsal. There is no way back. */
export function openRehearsal(
  environment: Environment,
  localAws: LocalAws,
  say: (line: string) => void,
): Promise<Session> {
  return openEmulator(unprotected(environment), localAws, say);
}
