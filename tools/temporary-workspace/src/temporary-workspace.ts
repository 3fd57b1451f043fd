import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type CommandResult, type RunningCommand, startCommand } from './command-result';
import { freePort } from './free-port';
import { keepLayers } from './keep-layers';
import { SOURCE, ownVariables } from './own-variables';

/** A copy of this workspace, with its own git history and its own embedded AWS, in which tests type commands. */
export class TemporaryWorkspace {
  /** @param layers the layers that it has, in every environment that had them; all of them when left out */
  static async create(layers?: readonly string[]): Promise<TemporaryWorkspace> {
    mkdirSync(join(SOURCE, 'tmp'), { recursive: true });
    const root = mkdtempSync(join(SOURCE, 'tmp', 'e2e-'));
    const workspace = new TemporaryWorkspace(root, await freePort());
    workspace.fill(layers);
    return workspace;
  }

  private constructor(
    readonly root: string,
    readonly port: number,
  ) {}

  /** Runs Nx to its end. */
  nx(args: string, variables: NodeJS.ProcessEnv = {}): Promise<CommandResult> {
    return this.startNx(args, variables).result;
  }

  /** Starts Nx and leaves it running. */
  startNx(args: string, variables: NodeJS.ProcessEnv = {}): RunningCommand {
    return this.start('node_modules/.bin/nx', [...args.split(' '), '--outputStyle=static'], variables);
  }

  start(
    file: string,
    args: readonly string[],
    variables: NodeJS.ProcessEnv = {},
    folder = '.',
  ): RunningCommand {
    return startCommand(file, args, {
      cwd: join(this.root, folder),
      env: { ...ownVariables(this.port), ...variables },
    });
  }

  read(file: string): string {
    return readFileSync(join(this.root, file), 'utf8');
  }

  exists(file: string): boolean {
    return existsSync(join(this.root, file));
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.root, file), text);
  }

  /** Replaces a text that must be there. */
  edit(file: string, from: string, to: string): void {
    const before = this.read(file);
    if (!before.includes(from)) throw new Error(`${file} does not contain ${JSON.stringify(from)}`);
    this.write(file, before.replace(from, to));
  }

  /** Puts the tracked files back as they were committed. */
  restore(): void {
    this.git('checkout', '--quiet', '.');
  }

  commit(message: string): void {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message', message);
  }

  /** Git in the copy. */
  git(...args: string[]): void {
    execFileSync('git', args, { cwd: this.root, stdio: ['ignore', 'ignore', 'inherit'] });
  }

  /** Full name of the checked-out commit. */
  head(): string {
    return execFileSync('git', ['rev-parse', 'HEAD'], { cwd: this.root }).toString().trim();
  }

  /** Ends the embedded AWS and removes the copy. */
  async dispose(): Promise<void> {
    await this.nx('run local-aws:stop');
    // What was just ended may still write its last file.
    rmSync(this.root, { recursive: true, force: true, maxRetries: 10 });
  }

  private fill(layers?: readonly string[]): void {
    const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: SOURCE,
    })
      .toString()
      .split('\0')
      .filter((file) => file && existsSync(join(SOURCE, file)));
    for (const file of files) {
      mkdirSync(join(this.root, dirname(file)), { recursive: true });
      cpSync(join(SOURCE, file), join(this.root, file));
    }
    if (layers) keepLayers(this.root, layers);
    // Hard links: hundreds of megabytes of packages need no second copy.
    execFileSync('cp', ['-al', join(SOURCE, 'node_modules'), join(this.root, 'node_modules')]);
    this.git('init', '--quiet', '--initial-branch=main');
    this.git('config', 'user.email', 'e2e@example.org');
    this.git('config', 'user.name', 'e2e');
    this.commit('chore: copy of the workspace');
  }
}
