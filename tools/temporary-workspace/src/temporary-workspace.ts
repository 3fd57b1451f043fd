import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { LocalAws, freePort } from '@hipaa-cdk/local-aws';
import { findEnvironment } from '@hipaa-cdk/platform';
import { type CommandResult, type RunningCommand, ownVariables, startCommand } from './command';
import { CommandHost } from './command-host';
import { COPIES, type Copy, takeCopy, takeLock } from './copy';

/** What of an embedded AWS is its state. */
const STATE = ['state', 'objects'];
/** A deploy of everything takes less, even where others want the machine too. */
const DEPLOYED_WITHIN_MS = 280_000;
const PROGRAM = ['--require', 'tsx/cjs', 'tools/temporary-workspace/src/without-nx.ts'];

/** A copy of this workspace, with its own git history and its own embedded AWS, in which tests type commands. */
export class TemporaryWorkspace {
  /** @param layers the layers that it has, in every environment that had them; all of them when left out */
  static async create(layers?: readonly string[]): Promise<TemporaryWorkspace> {
    return new TemporaryWorkspace(takeCopy(layers), await freePort());
  }

  /** Such a copy, with its layers deployed to `local`. They are deployed once for all that want the same ones. */
  static async deployed(layers: readonly string[]): Promise<TemporaryWorkspace> {
    const workspace = await TemporaryWorkspace.create(layers);
    const kept = join(COPIES, `${workspace.copy.key.slice(0, 16)}-${layers.join('-')}`);
    for (const deadline = Date.now() + DEPLOYED_WITHIN_MS; !existsSync(kept); await delay(200)) {
      const release = takeLock(`${kept}.lock`);
      if (release) await workspace.deployAndKeep(kept).finally(release);
      else if (Date.now() > deadline) throw new Error(`another test did not deploy to ${kept} in time`);
    }
    for (const part of STATE)
      cpSync(join(kept, part), join(workspace.root, '.local-aws', part), { recursive: true });
    return workspace;
  }

  readonly root: string;
  private readonly host: CommandHost;

  private constructor(
    private readonly copy: Copy,
    readonly port: number,
  ) {
    this.root = copy.root;
    this.host = new CommandHost({ args: PROGRAM, cwd: copy.root });
  }

  /** What a client of the SDK needs to ask its embedded AWS, past the commands under test. */
  get client(): {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  } {
    const { account, region } = findEnvironment('local');
    const shell = this.aws.credentials(account, region);
    return {
      endpoint: this.aws.endpoint,
      region,
      credentials: {
        accessKeyId: shell['AWS_ACCESS_KEY_ID'] ?? '',
        secretAccessKey: shell['AWS_SECRET_ACCESS_KEY'] ?? '',
      },
    };
  }

  /** Runs Nx to its end. */
  nx(args: string, variables: NodeJS.ProcessEnv = {}): Promise<CommandResult> {
    return this.startNx(args, variables).result;
  }

  /** Starts Nx and leaves it running. */
  startNx(args: string, variables: NodeJS.ProcessEnv = {}): RunningCommand {
    return this.start('node_modules/.bin/nx', [...args.split(' '), '--outputStyle=static'], variables);
  }

  /**
   * Runs a command of Nx without Nx, which costs more than most commands: the executor of the plugin gets the same tasks with
   * the same options, in one process for all commands. For tests of what a command does; those of what a person types take `nx`.
   *
   * @param args `run <project>:<target>` or `run-many -t <target>`, with `-p`, `-c` and the options of the target
   */
  withoutNx(args: string, variables: NodeJS.ProcessEnv = {}): Promise<CommandResult> {
    return this.host.run({ args: args.split(' '), variables: this.hosted(variables) });
  }

  /** Starts such a command in a process of its own, and leaves it running. */
  startWithoutNx(args: string, variables: NodeJS.ProcessEnv = {}): RunningCommand {
    return startCommand(process.execPath, [...PROGRAM, ...args.split(' ')], {
      cwd: this.root,
      env: this.hosted(variables),
    });
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
    const path = join(this.root, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  /** Replaces a text that must be there. What a fork may have set otherwise is given as a pattern. */
  edit(file: string, from: string | RegExp, to: string): void {
    const before = this.read(file);
    if (!(typeof from === 'string' ? before.includes(from) : from.test(before)))
      throw new Error(`${file} does not contain ${String(from)}`);
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

  /** Starts the embedded AWS anew, with nothing deployed to it. */
  async forget(): Promise<void> {
    await this.aws.reset();
    await this.aws.ensureRunning();
  }

  /** Ends what runs in the copy and gives it back. */
  async dispose(): Promise<void> {
    this.host.end();
    await this.aws.stop().finally(() => this.copy.release());
  }

  private hosted(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
    // The terminal of whoever runs the tests is not the screen of the command.
    return { ...ownVariables(this.port), TERM: 'dumb', ...variables };
  }

  private get aws(): LocalAws {
    const { LOCAL_AWS_VENV: installations } = ownVariables(this.port);
    return new LocalAws({ folder: join(this.root, '.local-aws'), port: this.port, installations });
  }

  private async deployAndKeep(folder: string): Promise<void> {
    const { output, code } = await this.withoutNx('run-many -t deploy --env=local');
    if (code !== 0) throw new Error(`what tests start from cannot be deployed:\n${output}`);
    await this.aws.stop();
    const unfinished = `${folder}.unfinished`;
    mkdirSync(unfinished, { recursive: true });
    for (const part of STATE) renameSync(join(this.root, '.local-aws', part), join(unfinished, part));
    rmSync(folder, { recursive: true, force: true });
    renameSync(unfinished, folder);
  }
}
