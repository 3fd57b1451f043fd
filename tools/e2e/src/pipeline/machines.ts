import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { allChecks, install } from '@hipaa-cdk/pipeline';
import type { CommandResult, TemporaryWorkspace } from '@hipaa-cdk/temporary-workspace';

/**
 * Commands that are not run as they are written, by their exact text: a changed command is not among them, and runs.
 * Packages are moved in instead of being installed; checks have tests of their own, and leave their folder here.
 */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  [install.run, 'mv "$PACKAGES" node_modules'],
  ...allChecks.map(({ run }) => [run, 'mkdir -p dist/check'] as const),
]);

/** A repository that developers push to, and machines that clone it anew for each job, as pipelines do. */
export class Machines {
  private readonly origin: string;
  private readonly packages: string;

  /** @param workspace the developer's clone; its packages and its embedded AWS are those of all machines */
  constructor(private readonly workspace: TemporaryWorkspace) {
    this.origin = join(workspace.root, 'tmp', 'origin.git');
    this.packages = join(workspace.root, 'node_modules');
    mkdirSync(join(workspace.root, 'tmp'), { recursive: true });
    execFileSync('git', ['clone', '--quiet', '--bare', workspace.root, this.origin]);
    workspace.git('remote', 'add', 'origin', this.origin);
  }

  /** An empty folder that nobody has used before. */
  folder(name: string): string {
    return mkdtempSync(join(this.workspace.root, 'tmp', `${name}-`));
  }

  /** An empty folder on a new machine. Machines of a service are alike: the one before had it at the same place. */
  machine(): string {
    const folder = join(this.workspace.root, 'tmp', 'machine');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    return folder;
  }

  /** Clones what can be reached from the branches of the repository, and checks a commit out. */
  clone(folder: string, commit: string): void {
    // Over a transport: a clone of a path would bring along commits that a forced push has left behind.
    execFileSync('git', ['clone', '--quiet', '--no-checkout', `file://${this.origin}`, folder]);
    execFileSync('git', ['checkout', '--quiet', '--detach', commit], { cwd: folder });
  }

  /** Runs lines of a pipeline in one shell that stops at the first failure. */
  async bash(
    lines: readonly string[],
    variables: Readonly<Record<string, string>>,
    folder: string,
  ): Promise<CommandResult> {
    const script = lines.map((line) => INSTEAD.get(line) ?? line).join('\n');
    const place = relative(this.workspace.root, folder);
    const env = {
      ...variables,
      PACKAGES: this.packages,
      LOCAL_AWS_FOLDER: join(this.workspace.root, '.local-aws'),
    };
    return this.workspace.start('bash', ['-e', '-c', script], env, place).result;
  }

  /** Takes the packages back from a job, for the next one. */
  release(folder: string): void {
    const moved = join(folder, 'node_modules');
    if (existsSync(moved)) renameSync(moved, this.packages);
  }
}
