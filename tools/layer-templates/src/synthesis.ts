import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { Environment } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import type { LayerPart } from '@hipaa-cdk/layer';
import { hermeticVariables } from '@hipaa-cdk/layer/hermetic';
import { isIntact, noteDigests } from './digests';
import { layerFolder, layerNames } from './layer-folder';
import { COMMONJS_LOADER } from './loader';
import { type SynthesisedLayer, outputDirectory, outputFolder, readSynthesised } from './synthesised-layer';

/** What to synthesise. */
export interface SynthesiseProps {
  /** The workspace whose code is synthesised, which may be another one than that of this code. */
  readonly workspaceRoot: string;
  /** Environments, or their names in that workspace. */
  readonly environments: readonly (string | Environment)[];
  /**
   * Names of layers.
   *
   * @default - all of the workspace
   */
  readonly layers?: readonly string[];
  /**
   * Fields that every environment is to have differently.
   *
   * @default - none
   */
  readonly changes?: Partial<Environment>;
  /**
   * Whether to leave out the compute that an environment has not chosen.
   *
   * @default false
   */
  readonly onlyChosen?: boolean;
  /**
   * Folder that gets an assembly for each layer and environment, in `<layer>/<environment>`.
   *
   * @default - a temporary one, which is gone afterwards
   */
  readonly folder?: string;
}

/** A layer of an environment, synthesised. */
export interface LayerAssembly extends SynthesisedLayer {
  readonly layer: string;
  /** Name of the environment that was asked for; a layer of the account is made for another one. */
  readonly environment: string;
  /** Templates that the layer publishes beside its own, for others to launch. */
  readonly parts: readonly LayerPart[];
}

/**
 * Synthesises layers for the environments that have them: the one way in to what a layer makes. It happens in one process
 * that sees few variables, no clock and no credentials, so that the same source makes the same templates.
 *
 * @throws UserError what a layer refuses, and `SYNTH_NOT_REPEATABLE`, `LAYER_STACKS`, `LOOKUP_MISSING`
 */
export async function synthesise(props: SynthesiseProps): Promise<LayerAssembly[]> {
  const { workspaceRoot, environments, layers = layerNames(workspaceRoot), changes, onlyChosen } = props;
  const folder = props.folder ?? mkdtempSync(join(tmpdir(), 'synthesis-'));
  const synthesis = new Synthesis(workspaceRoot);
  const assemblies: LayerAssembly[] = [];
  try {
    for (const layer of layers) {
      for (const environment of environments) {
        const made = await synthesis.synthesise({ layer, environment, folder, changes, onlyChosen });
        if (made) assemblies.push(made);
      }
    }
    return assemblies;
  } finally {
    synthesis.close();
    if (props.folder === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

/** What one question to the process is about. */
export interface Asked {
  readonly layer: string;
  /** Folder of the layer, relative to the workspace. */
  readonly folder: string;
  readonly environment: string | Environment;
  readonly changes?: Partial<Environment>;
  readonly onlyChosen?: boolean;
  /** Folder for the assembly; only the settings are looked at when left out. */
  readonly directory?: string;
}

/** What the process says of it. */
export type Answer =
  { readonly parts: readonly object[] } | { readonly absent: true } | { readonly failed: Failure };

/** Why there is none: what can be told of an error from one process to another. */
export interface Failure {
  readonly message: string;
  readonly stack?: string;
  readonly name: string;
  readonly code?: string;
  readonly remedy?: string;
}

interface Waiting {
  readonly asked: Asked;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: UserError) => void;
}

/** Deleting takes its time, in which nobody must find half of an assembly; moving takes none. */
function moveAside(directory: string, aside: string): void {
  try {
    renameSync(directory, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

const PROCESS = join(__dirname, `synthesis-process${extname(__filename)}`);

/** How long a layer may take, and who is told that one does. */
export interface SynthesisLimits {
  /**
   * Milliseconds after which a layer is taken for one that never ends.
   *
   * @default 120,000: a hundred times what one takes
   */
  readonly longest?: number;
  /**
   * Told when a layer takes a tenth of that.
   *
   * @default - nobody
   */
  readonly say?: (line: string) => void;
}

/** The process that synthesises layers of a workspace. It starts with the first question and ends when it is closed. */
export class Synthesis {
  private process?: ChildProcess;
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;
  private readonly longest: number;
  private readonly say: (line: string) => void;
  private timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly workspaceRoot: string,
    { longest = 120_000, say = () => undefined }: SynthesisLimits = {},
  ) {
    this.longest = longest;
    this.say = say;
  }

  /** Fails as the layer's settings in an environment do. */
  async assertSettings(layer: string, environment: Environment): Promise<void> {
    await this.ask({ layer, folder: layerFolder(layer), environment });
  }

  /** @returns nothing when the environment does not have the layer */
  async synthesise({
    layer,
    environment,
    folder,
    changes,
    onlyChosen,
  }: Omit<SynthesiseProps, 'workspaceRoot' | 'environments' | 'layers'> & {
    readonly layer: string;
    readonly environment: string | Environment;
    readonly folder: string;
  }): Promise<LayerAssembly | undefined> {
    const name = nameOf(environment);
    const directory = join(folder, layer, name);
    // Another run of the same workspace may be reading there: what it reads is replaced at once.
    const fresh = `${directory}.${process.pid}`;
    const old = `${fresh}.old`;
    try {
      const asked = { layer, folder: layerFolder(layer), environment, changes, onlyChosen, directory: fresh };
      const answer = await this.ask(asked);
      if ('parts' in answer) noteDigests(fresh);
      moveAside(directory, old);
      if (!('parts' in answer)) return undefined;
      mkdirSync(join(folder, layer), { recursive: true });
      renameSync(fresh, directory);
      const parts = answer.parts as readonly LayerPart[];
      return { ...readSynthesised(directory), layer, environment: name, parts };
    } finally {
      for (const left of [fresh, old]) rmSync(left, { recursive: true, force: true });
    }
  }

  /** A layer as its synth has left it in the workspace; synthesised anew, and said so, where that is damaged or gone. */
  async synthesised(
    layer: string,
    environment: Environment,
    say: (line: string) => void,
  ): Promise<SynthesisedLayer | undefined> {
    const directory = outputDirectory(this.workspaceRoot, layer, environment.name);
    if (isIntact(directory)) return readSynthesised(directory);
    say(`dist/cdk/${layer}/${environment.name} is damaged or gone: synthesised anew`);
    return this.synthesise({ layer, environment, folder: outputFolder(this.workspaceRoot) });
  }

  /** Ends the process. */
  close(): void {
    if (this.process?.connected) this.process.disconnect();
    this.process = undefined;
    this.timers.forEach(clearTimeout);
  }

  private async ask(asked: Asked): Promise<Answer> {
    this.process ??= this.start();
    const id = ++this.asked;
    const answer = await new Promise<Answer>((resolve, reject) => {
      this.waiting.set(id, { asked, resolve, reject });
      this.process?.send({ id, asked });
      if (this.waiting.size === 1) this.watch();
    });
    if (!('failed' in answer)) return answer;
    const { message, name, stack, code = 'SYNTH_FAILED', remedy } = answer.failed;
    // Errors do not travel between processes; these have all that is told of them.
    if (name === 'HipaaCdkUserError') throw new UserError({ code, message, remedy });
    throw Object.assign(new Error(message), { name, stack });
  }

  private start(): ChildProcess {
    const child = fork(PROCESS, [require.resolve('@hipaa-cdk/layer/hermetic')], {
      cwd: this.workspaceRoot,
      execArgv: [...COMMONJS_LOADER],
      env: hermeticVariables(process.env),
    });
    child.on('message', ({ id, answer }: { readonly id: number; readonly answer: Answer }) => {
      this.waiting.get(id)?.resolve(answer);
      this.waiting.delete(id);
      this.watch();
    });
    const end = (how: string): void => {
      // One that was closed is nobody's concern, and another may have been started.
      if (this.process !== child) return;
      const message = `the process that synthesises ${how}`;
      const error = new UserError({ code: 'SYNTH_FAILED', message });
      for (const { reject } of this.waiting.values()) reject(error);
      this.waiting.clear();
      this.watch();
      this.process = undefined;
    };
    child.once('error', ({ message }) => end(`cannot be started: ${message}`));
    child.once('exit', (code, signal) => end(`ended with ${signal ?? String(code)}`));
    return child;
  }
  /** Starts the clock of the question that is being answered: they are answered one after the other. */
  private watch(): void {
    this.timers.forEach(clearTimeout);
    const [current] = this.waiting;
    if (!current) return;
    const [id, { asked }] = current;
    const what = `${asked.layer} for ${nameOf(asked.environment)}`;
    const seconds = this.longest / 1000;
    this.timers = [
      setTimeout(() => this.say(`${what} has been synthesised for ${seconds / 10} s`), seconds * 100),
      setTimeout(() => this.giveUp(id, what, seconds), seconds * 1000),
    ];
  }

  /** Ends the process, which can do nothing else any more, and asks another one what is still to be answered. */
  private giveUp(id: number, what: string, seconds: number): void {
    const { asked, reject } = this.waiting.get(id) as Waiting;
    const child = this.process;
    this.process = undefined;
    child?.kill('SIGKILL');
    this.waiting.delete(id);
    reject(
      new UserError({
        code: 'SYNTH_ENDLESS',
        message: `${what} was not synthesised within ${seconds} s; expected a second or two`,
        remedy: `look in ${asked.folder}, and in what it imports, for a loop that never ends or a wait for something`,
      }),
    );
    if (this.waiting.size === 0) return;
    const next = (this.process = this.start());
    for (const [other, { asked: open }] of this.waiting) next.send({ id: other, asked: open });
    this.watch();
  }
}

function nameOf(environment: string | Environment): string {
  return typeof environment === 'string' ? environment : environment.name;
}
