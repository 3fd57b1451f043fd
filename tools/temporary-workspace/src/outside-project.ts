import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type CommandResult, startCommand } from './command-result';
import { freePort } from './free-port';
import { installation } from './installation';
import { SOURCE, ownVariables } from './own-variables';
import { typedLines } from './typed-lines';

/** A project of somebody else, outside of this workspace, that has nothing of it but packed packages. */
export class OutsideProject {
  /** @param files its files, by their paths */
  static async create(files: ReadonlyMap<string, string>): Promise<OutsideProject> {
    const project = new OutsideProject(mkdtempSync(join(tmpdir(), 'outside-')), await freePort());
    project.write('package.json', '{ "private": true }');
    for (const [path, text] of files) project.write(path, text);
    return project;
  }

  private constructor(
    readonly root: string,
    readonly port: number,
  ) {}

  /**
   * Installs packages as a person types them: those of this workspace from their tarballs, with what they depend on, and
   * those of others in the version that is proved here.
   */
  install(names: readonly string[]): Promise<CommandResult> {
    return this.run('npm', ['install', '--no-audit', '--no-fund', ...installation(SOURCE, names)]);
  }

  /** Runs lines in a shell, one after the other, until one fails. */
  type(lines: readonly string[]): Promise<CommandResult> {
    return typedLines(lines, (line) => this.run('sh', ['-c', line]));
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8');
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
  }

  /** Makes it a repository of one commit. */
  commit(): void {
    const identity = ['-c', 'user.email=e2e@example.org', '-c', 'user.name=e2e'];
    const git = (...args: string[]): void =>
      void execFileSync('git', [...identity, ...args], { cwd: this.root, stdio: 'ignore' });
    git('init', '--initial-branch=main');
    git('add', '--all');
    git('commit', '--message', 'feat: start');
  }

  dispose(): void {
    rmSync(this.root, { recursive: true, force: true, maxRetries: 10 });
  }

  private run(file: string, args: readonly string[]): Promise<CommandResult> {
    return startCommand(file, args, { cwd: this.root, env: ownVariables(this.port) }).result;
  }
}
