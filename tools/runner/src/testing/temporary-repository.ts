import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Git } from '../git';

/** For tests: a git repository of its own. */
export class TemporaryRepository {
  readonly git: Git;

  /** @param source repository to clone; without one the repository is new */
  constructor(
    source?: TemporaryRepository,
    options: readonly string[] = [],
    readonly folder = mkdtempSync(join(tmpdir(), 'repository-')),
  ) {
    this.git = new Git(folder);
    if (source) this.run('clone', '--quiet', ...options, `file://${source.folder}`, '.');
    else this.run('init', '--quiet', '--initial-branch=main');
  }

  /** Commits a file with this text and returns the commit. */
  commit(file: string, text: string): string {
    writeFileSync(join(this.folder, file), text);
    this.run('add', '--all');
    this.run('commit', '--quiet', '--message', `${file}: ${text}`);
    return this.run('rev-parse', 'HEAD');
  }

  run(...args: string[]): string {
    const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.org'];
    return execFileSync('git', [...identity, ...args], { cwd: this.folder, stdio: 'pipe' })
      .toString()
      .trim();
  }
}
