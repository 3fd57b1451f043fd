import { readFileSync, rmSync } from 'node:fs';
import { buildHash } from './build-hash';
import { type ShellVariables, shellVariables } from './credentials';
import { identify } from './identify';
import { ensureInstalled, findInstallation } from './installation';
import { launch } from './launch';
import { withLock } from './lock';
import { MINISTACK_VERSION } from './ministack-version';
import { type LocalAwsOptions, type Settings, filesIn, settingsFrom } from './options';
import { portTaken } from './port-taken';
import type { Progress } from './progress';
import { type CommandRunner, runCommand } from './run-command';
import { type RunningRecord, readRecord, removeRecord, writeRecord } from './running-record';
import { ensureSecret, pageAddress } from './secret';
import { shutDown } from './shutdown';

/** An embedded AWS that answers. */
export interface RunningLocalAws {
  readonly endpoint: string;
  readonly port: number;
  readonly pid: number;
  readonly folder: string;
  /** Signs requests to it. Its access key id is the account that is meant. */
  readonly secretAccessKey: string;
  /** Whether this call started it. */
  readonly started: boolean;
  /** CloudFormation types that get an id and nothing behind it. */
  readonly stubbedTypes: readonly string[];
}

/** What is known of an embedded AWS, whether it runs or not. */
export interface LocalAwsStatus {
  readonly running: boolean;
  readonly installed: boolean;
  readonly endpoint: string;
  readonly port: number;
  readonly folder: string;
  /** Process number, while it runs. */
  readonly pid?: number;
}

const silent: Progress = () => undefined;

/** The embedded AWS of one folder. */
export class LocalAws {
  private readonly settings: Settings;
  private readonly files: ReturnType<typeof filesIn>;

  constructor(
    options: LocalAwsOptions = {},
    private readonly run: CommandRunner = runCommand,
  ) {
    this.settings = settingsFrom(options, process.env);
    this.files = filesIn(this.settings.folder);
  }

  /** Address that it has, or would have, by the options. */
  get endpoint(): string {
    return `http://127.0.0.1:${this.settings.port}`;
  }

  /**
   * Installs and starts it where that is needed; a few milliseconds when it runs already.
   *
   * @throws UserError `LOCAL_AWS_PORT_TAKEN`, `LOCAL_AWS_START_FAILED`, `LOCAL_AWS_BUSY`, and those of the installation
   */
  async ensureRunning(progress: Progress = silent): Promise<RunningLocalAws> {
    const build = buildHash();
    const current = await this.current();
    if (current?.build === build && current.port === this.settings.port)
      return this.described(current, false);
    return withLock(this.files.lock, async () => this.startLocked(build, progress));
  }

  /** Whether it is installed and runs, and where. Starts nothing. */
  async status(): Promise<LocalAwsStatus> {
    const { folder, port, installations } = this.settings;
    const current = await this.current();
    return {
      running: current !== undefined,
      installed: findInstallation(installations) !== undefined,
      endpoint: current ? endpointOf(current.port) : this.endpoint,
      port: current?.port ?? port,
      folder,
      ...(current && { pid: current.pid }),
    };
  }

  /** Stops it after it has written its state; true when it ran. */
  async stop(progress: Progress = silent): Promise<boolean> {
    return withLock(this.files.lock, async () => this.stopLocked(progress));
  }

  /** Stops it and forgets everything that was deployed to it. The installation stays. */
  async reset(progress: Progress = silent): Promise<void> {
    await withLock(this.files.lock, async () => {
      await this.stopLocked(progress);
      for (const path of [this.files.state, this.files.objects])
        rmSync(path, { recursive: true, force: true });
    });
  }

  /** Variables for a shell, to use the AWS CLI or an SDK on one of its accounts. */
  credentials(account: string, region: string): ShellVariables {
    return shellVariables({ endpoint: this.endpoint, account, secretAccessKey: this.secret, region });
  }

  /**
   * Address at which a browser may open one of its pages, once and within two minutes.
   *
   * @param page such as `home`
   */
  pageAddress(page: string): string {
    return pageAddress(this.secret, this.settings.port, page);
  }

  private get secret(): string {
    return ensureSecret(this.files.secret);
  }

  /** The record of what runs, proved by an answer. */
  private async current(): Promise<RunningRecord | undefined> {
    const record = readRecord(this.files.running);
    if (!record) return undefined;
    const listener = await identify(record.port, this.secret);
    return listener.kind === 'emulator' && listener.instance === record.instance ? record : undefined;
  }

  private async startLocked(build: string, progress: Progress): Promise<RunningLocalAws> {
    const { port, installations } = this.settings;
    const current = await this.current();
    // Another process may have started it while this one waited for the lock.
    if (current?.build === build && current.port === port) return this.described(current, false);
    if (current)
      progress(current.port === port ? 'its code changed: starting it anew' : `moving to port ${port}`);
    await this.stopLocked(progress);
    if ((await identify(port, this.secret)).kind !== 'nobody') throw await portTaken(port, this.run);
    const installation = await ensureInstalled(installations, progress, this.run);
    progress(`starting MiniStack ${MINISTACK_VERSION} on ${this.endpoint}`);
    const launched = await launch(this.settings, installation);
    const record = { ...launched, port, build, stubbedTypes: this.stubbedTypes() };
    writeRecord(this.files.running, record);
    return this.described(record, true);
  }

  private async stopLocked(progress: Progress): Promise<boolean> {
    const record = readRecord(this.files.running);
    const stopped = record ? await shutDown(record, this.secret, progress, this.run) : false;
    removeRecord(this.files.running);
    return stopped;
  }

  private stubbedTypes(): string[] {
    return (JSON.parse(readFileSync(this.files.types, 'utf8')) as { stubbed: string[] }).stubbed;
  }

  private described(record: RunningRecord, started: boolean): RunningLocalAws {
    const { pid, port, stubbedTypes } = record;
    return {
      endpoint: endpointOf(port),
      port,
      pid,
      folder: this.settings.folder,
      secretAccessKey: this.secret,
      started,
      stubbedTypes,
    };
  }
}

function endpointOf(port: number): string {
  return `http://127.0.0.1:${port}`;
}
