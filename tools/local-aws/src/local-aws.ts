import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { UserError } from '@hipaa-cdk/errors';
import { type ShellVariables, ensureSecret, pageAddress, shellVariables } from './credentials';
import { inWords, notSaved } from './failures';
import { type EmulatorAnswer, type Listener, identify } from './identify';
import {
  buildHash,
  ensureInstalled,
  findInstallation,
  installationFolder,
  ministackVersion,
  removeInstallation,
} from './installation';
import { launch, shutDown } from './launch';
import { withLock } from './lock';
import { choosePort, isFree } from './ports';
import { allEmulators, isAlive } from './processes';
import { type Progress, withWord } from './progress';
import { type CommandRunner, runCommand } from './run-command';
import { type LocalAwsOptions, type Settings, filesIn, portOf, settingsFrom } from './settings';

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
/** A busy emulator answers late, and one that writes a large state on a slow disk later still. */
const TIMEOUTS_MS = { identity: 10_000, save: 30_000 };
/** A start that was cut off is nearly done by then, or it hangs. */
const ALMOST_THERE_MS = 15_000;

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

  /** Address that it has, or would have. */
  get endpoint(): string {
    return endpointOf(portOf(this.settings));
  }

  /**
   * Installs and starts it where that is needed; a few milliseconds when it runs already.
   *
   * @throws UserError `LOCAL_AWS_PORT_TAKEN`, `LOCAL_AWS_START_FAILED`, `LOCAL_AWS_STATE_DAMAGED`, `LOCAL_AWS_BUSY`,
   * `LOCAL_AWS_DISK_FULL`, `LOCAL_AWS_NOT_SAVED` and those of the installation
   */
  async ensureRunning(progress: Progress = silent): Promise<RunningLocalAws> {
    const build = buildHash();
    const current = await this.current(progress);
    if (current?.build === build) return this.described(current, false, progress);
    return this.locked('starting', progress, () => this.startLocked(build, progress));
  }

  /** Whether it is installed and runs, and where. Starts nothing. */
  async status(): Promise<LocalAwsStatus> {
    const { folder, installations } = this.settings;
    const current = await this.current(silent);
    return {
      running: current !== undefined,
      installed: findInstallation(installations) !== undefined,
      endpoint: this.endpoint,
      port: portOf(this.settings),
      folder,
      ...(current && { pid: current.pid }),
    };
  }

  /**
   * Stops it after it has written its state; true when it ran.
   *
   * @throws UserError `LOCAL_AWS_NOT_SAVED` when it cannot write its state, and then it goes on running
   */
  async stop(progress: Progress = silent): Promise<boolean> {
    return this.locked('stopping', progress, () => this.stopLocked(progress));
  }

  /** Stops it and forgets everything that was deployed to it. The installation stays. */
  async reset(progress: Progress = silent): Promise<void> {
    await this.locked('resetting', progress, async () => {
      for (const pid of await this.processes()) await shutDown(pid, progress, true);
      const { state, objects, databases, repositories, running } = this.files;
      for (const path of [state, objects, databases, repositories, running])
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
    return pageAddress(this.secret, portOf(this.settings), page);
  }

  /** The Git repository, to be pushed to by its path, that stands for one of CodeCommit; it is there once that is deployed. */
  repository(account: string, region: string, name: string): string {
    return join(this.files.repositories, account, region, `${name}.git`);
  }

  private get secret(): string {
    return ensureSecret(this.files.secret);
  }

  /** What answers on the port and proves to be of this folder. */
  private async current(progress: Progress): Promise<EmulatorAnswer | undefined> {
    if (!existsSync(this.files.secret)) return undefined;
    const listener = await withWord(progress, 'it does not answer yet', this.ask('identity'));
    // What could not be written before may be written by now.
    const answer = listener.kind === 'emulator' && listener.unsaved ? await this.ask('save') : listener;
    return answer.kind === 'emulator' ? answer : undefined;
  }

  private ask(verb: 'identity' | 'save'): Promise<Listener> {
    return identify({
      port: portOf(this.settings),
      secret: this.secret,
      verb,
      timeoutMs: TIMEOUTS_MS[verb],
    });
  }

  /** Emulators of this folder, however they were started and whatever became of its files. */
  private async processes(): Promise<number[]> {
    const all = await allEmulators(this.run);
    return all.filter(({ folder }) => folder === this.settings.folder).map(({ pid }) => pid);
  }

  private async startLocked(build: string, progress: Progress): Promise<RunningLocalAws> {
    const { folder, installations } = this.settings;
    const current = (await this.current(progress)) ?? (await this.unfinishedStart(progress));
    if (current?.build === build) return this.described(current, false, progress);
    if (current) progress('its code changed: starting it anew');
    await this.stopLocked(progress);
    for (let again = false; ; again = true) {
      const port = await choosePort(this.settings, progress, this.run);
      const installation = await ensureInstalled(installations, progress, this.run);
      progress(`starting MiniStack ${ministackVersion()} on ${endpointOf(port)}`);
      try {
        const pid = await launch({ folder, port, secret: this.secret, build, installation }, progress);
        return this.described({ kind: 'emulator', pid, build, unsaved: '' }, true, progress);
      } catch (error) {
        if (again || !UserError.is(error)) throw error;
        // Somebody was faster on the port, or has taken files away. Anything else would only fail again.
        if (error.code === 'LOCAL_AWS_INSTALLATION_DAMAGED') {
          progress(`${error.message}; installing it anew`);
          removeInstallation(installationFolder(installations));
        } else if (await isFree(port)) throw error;
      }
    }
  }

  /** Somebody else's start that was cut off after the emulator had begun: soon that one answers, or it never will. */
  private async unfinishedStart(progress: Progress): Promise<EmulatorAnswer | undefined> {
    const others = await this.processes();
    if (others.length === 0) return undefined;
    if (this.portOfRunning() !== portOf(this.settings)) {
      progress(`moving to port ${portOf(this.settings)}`);
      return undefined;
    }
    const deadline = Date.now() + ALMOST_THERE_MS;
    const answer = async () => {
      while (Date.now() < deadline && others.some(isAlive)) {
        const current = await this.current(silent);
        if (current) return current;
        await delay(100);
      }
      return undefined;
    };
    return withWord(progress, `waiting for process ${others.join(', ')}, which was started before`, answer());
  }

  /** Where the emulator that was started last says that it listens; the port of this folder when it has not said it yet. */
  private portOfRunning(): number {
    try {
      return (JSON.parse(readFileSync(this.files.running, 'utf8')) as { port: number }).port;
    } catch {
      return portOf(this.settings);
    }
  }

  private async stopLocked(progress: Progress): Promise<boolean> {
    const pids = await this.processes();
    if (existsSync(this.files.secret)) {
      const listener = await withWord(progress, 'it is writing its state', this.ask('save'));
      if (listener.kind === 'emulator' && listener.unsaved)
        throw notSaved(listener.unsaved, this.settings.folder);
      if (listener.kind === 'emulator' && !pids.includes(listener.pid)) pids.push(listener.pid);
    }
    for (const pid of pids) await shutDown(pid, progress);
    rmSync(this.files.running, { force: true });
    return pids.length > 0;
  }

  private described({ pid, unsaved }: EmulatorAnswer, started: boolean, progress: Progress): RunningLocalAws {
    if (unsaved) progress(notSaved(unsaved, this.settings.folder).describe());
    const { stubbed } = JSON.parse(readFileSync(this.files.types, 'utf8')) as { stubbed: string[] };
    const port = portOf(this.settings);
    return {
      endpoint: endpointOf(port),
      port,
      pid,
      folder: this.settings.folder,
      secretAccessKey: this.secret,
      started,
      stubbedTypes: stubbed,
    };
  }

  private async locked<T>(verb: string, progress: Progress, work: () => Promise<T>): Promise<T> {
    try {
      return await withLock(
        this.files.lock,
        { doing: `${verb} the embedded AWS`, progress, run: this.run },
        work,
      );
    } catch (error) {
      throw inWords(error, this.settings.folder);
    }
  }
}

function endpointOf(port: number): string {
  return `http://127.0.0.1:${port}`;
}
