import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);
/** A list of changed files of a large history is longer than Node's default. */
const MOST_OUTPUT = 256 * 1024 * 1024;

/** What the tools ask of the git repository of a folder. */
export class Git {
  constructor(private readonly folder: string) {}

  /** Full name of the checked-out commit; undefined outside of a repository, or before its first commit. */
  async head(): Promise<string | undefined> {
    return this.tryRun('rev-parse', '--verify', 'HEAD^{commit}');
  }

  /**
   * Full name of what `revision` names, or undefined when this clone does not have it.
   *
   * @param revision commit, branch or tag
   */
  async commit(revision: string): Promise<string | undefined> {
    return this.tryRun('rev-parse', '--verify', '--end-of-options', `${revision}^{commit}`);
  }

  /** Whether the folder holds anything that is neither committed nor ignored. */
  async isDirty(): Promise<boolean> {
    return (await this.run('status', '--porcelain')) !== '';
  }

  /** Whether the clone lacks old history. */
  async isShallow(): Promise<boolean> {
    return (await this.run('rev-parse', '--is-shallow-repository')) === 'true';
  }

  async isAncestor(ancestor: string, descendant: string): Promise<boolean> {
    try {
      await this.run('merge-base', '--is-ancestor', ancestor, descendant);
      return true;
    } catch (error) {
      // 1 is git's "no"; anything else is no answer.
      if ((error as { readonly code?: unknown }).code === 1) return false;
      throw error;
    }
  }

  /** Files that differ between two commits, whichever of them is older; a moved file under both of its names. */
  async changedFiles(from: string, to: string): Promise<string[]> {
    const output = await this.run('diff', '--name-only', '--no-renames', '-z', from, to);
    return output.split('\0').filter((file) => file !== '');
  }

  /** Checks a commit out into a folder beside this one. */
  async addWorktree(folder: string, commit: string): Promise<void> {
    // A hook of the person's own repository has no say in a copy that lives for a minute.
    await this.run(
      '-c',
      'core.hooksPath=/dev/null',
      'worktree',
      'add',
      '--detach',
      '--quiet',
      folder,
      commit,
    );
  }

  /** Forgets worktrees whose folder is gone. */
  async pruneWorktrees(): Promise<void> {
    await this.run('worktree', 'prune');
  }

  private async tryRun(...args: string[]): Promise<string | undefined> {
    try {
      return await this.run(...args);
    } catch (error) {
      // 128 is what git says of a missing commit or repository. Without git there is no commit to name either.
      const { code } = error as { readonly code?: unknown };
      if (code === 128 || code === 'ENOENT') return undefined;
      throw error;
    }
  }

  private async run(...args: string[]): Promise<string> {
    const { stdout } = await execute('git', args, { cwd: this.folder, maxBuffer: MOST_OUTPUT });
    return stdout.trimEnd();
  }
}
