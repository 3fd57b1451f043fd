import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  DEFAULT_ENVIRONMENT,
  type Environment,
  environmentFor,
  findEnvironment,
} from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import { contractsOf, type ContractUses } from '@hipaa-cdk/parameters';
import { App } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { appContext } from './app-context';
import type { LayerStack, LayerStackProps } from './layer-stack';
import type { LayerSettings } from './settings';
import { describeFailure } from './failure';

/** File that tools read beside the templates. */
export const LAYER_FILE = 'layer.json';

/** What a synthesised layer says about itself to the tools that deploy it. */
export interface LayerManifest extends ContractUses {
  readonly layer: string;
  readonly environment: Environment;
  /** CloudFormation's name of the stack. */
  readonly stackName: string;
  /** Template file, relative to this manifest. */
  readonly templateFile: string;
}

/** What makes a layer: its name, its settings and its stack. */
export interface LayerDefinition<S extends object> {
  /** Name of the folder below `apps`. */
  readonly layer: string;
  /** What the layer is for, in a few words. */
  readonly purpose: string;
  readonly settings: LayerSettings<S>;
  readonly stack: new (scope: Construct, id: string, props: LayerStackProps<S>) => LayerStack;
  /**
   * Team that answers for the layer.
   *
   * @default - the owner of the application
   */
  readonly owner?: string;
}

/** One layer as a CDK app that can be synthesised for any environment, any number of times in one process. */
export class LayerApp<S extends object = object> {
  constructor(private readonly definition: LayerDefinition<S>) {}

  /** Name of the layer. */
  get layer(): string {
    return this.definition.layer;
  }

  /** The layer's settings in `environment`. */
  settings(environment: Environment): S {
    return this.definition.settings.of(environmentFor(environment, this.layer));
  }

  /**
   * Adds the layer's stack to an app.
   *
   * @param asking the environment whose deploy it is; a layer of the account is made for all that share it
   * @param settings instead of those that the layer's table has for the environment
   */
  addTo(app: App, asking: Environment, settings: S = this.settings(asking)): LayerStack {
    const { layer, purpose, owner, stack: LayerStackClass } = this.definition;
    const environment = environmentFor(asking, layer);
    return new LayerStackClass(app, stackId(layer), { environment, layer, purpose, settings, owner });
  }

  /**
   * Synthesises the layer into `outdir`, together with the file that describes it to the deploying tools.
   *
   * @param folder folder of the layer, whose `cdk.json` and `cdk.context.json` may hold context
   * @throws UserError `LAYER_STACKS` or `LOOKUP_MISSING`
   */
  synth(environment: Environment, outdir: string, folder?: string): LayerManifest {
    const app = layerApp(outdir, contextOf(folder));
    const { stack, missing } = this.assemble(app, environment);
    if (missing.length > 0) throw lookupMissing(this.layer, environment, missing);
    return this.describe(app, stack);
  }

  /** Entry point of the plain CDK command line, which passes the environment as `-c env=<name>`. */
  main(): void {
    try {
      const app = layerApp();
      const name: unknown = app.node.tryGetContext('env');
      if (name === undefined) console.error(`no -c env=<name> given: environment ${DEFAULT_ENVIRONMENT}`);
      const environment = findEnvironment(String(name ?? DEFAULT_ENVIRONMENT));
      // What is looked up and missing, that command line asks the account for, and starts again.
      const { stack } = this.assemble(app, environment);
      this.describe(app, stack);
      if (environment.target === 'aws')
        console.error(`npx cdk asks no gate; npx nx run ${this.layer}:deploy --env=${environment.name} does`);
    } catch (error) {
      console.error(describeFailure(error));
      process.exitCode = 1;
    }
  }

  private assemble(app: App, environment: Environment): { stack: LayerStack; missing: readonly Missing[] } {
    const stack = this.addTo(app, environment);
    const assembly = app.synth();
    assertOneStack(this.layer, assembly.stacksRecursively, stack);
    return { stack, missing: assembly.manifest.missing ?? [] };
  }

  private describe(app: App, stack: LayerStack): LayerManifest {
    const manifest: LayerManifest = {
      layer: this.layer,
      environment: stack.layerEnvironment,
      stackName: stack.stackName,
      templateFile: stack.templateFile,
      ...contractsOf(stack),
    };
    writeFileSync(join(app.outdir, LAYER_FILE), `${JSON.stringify(manifest, null, 2)}\n`);
    return manifest;
  }
}

/** A value that a layer asks the account for, and that no file holds. */
interface Missing {
  readonly key: string;
  readonly provider: string;
}

function lookupMissing(layer: string, { name }: Environment, missing: readonly Missing[]): UserError {
  return new UserError({
    code: 'LOOKUP_MISSING',
    message: [
      `${layer} looks up what apps/${layer}/cdk.context.json does not hold; a synthesis asks no account:`,
      ...missing.map(({ key, provider }) => `  ✖ ${provider}: ${key}`),
    ].join('\n'),
    remedy: `take the value from a contract or from config.ts; or look it up once, with credentials of the account, and commit it:\ncd apps/${layer} && npx cdk synth -c env=${name} && git add cdk.context.json`,
  });
}

/** Files of a layer that hold context, as the CDK command line reads them: the first that has a key wins. */
const CONTEXT_FILES = ['cdk.json', 'cdk.context.json'];

/** The context that the files of a layer hold. The plain command line hands the same to its app. */
function contextOf(folder: string | undefined): Record<string, unknown> {
  const files = CONTEXT_FILES.map((file) => join(folder ?? '', file));
  const [project, looked] = files.map((file) => (folder && existsSync(file) ? readContext(file) : {}));
  return { ...looked, ...(project?.['context'] as object | undefined) };
}

function readContext(file: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, unknown>>;
  } catch (cause) {
    throw new UserError({
      code: 'CONTEXT_UNREADABLE',
      message: `${basename(file)} of the layer is no JSON: ${cause instanceof Error ? cause.message : String(cause)}`,
      cause,
    });
  }
}

/**
 * An app that synthesises when told to, with the library's own template validation off: that takes seconds of start-up
 * in every process, and the check of all templates runs it once.
 *
 * @param outdir where the assembly goes; a temporary folder when left out
 * @param context what the app can be asked for, beside what every layer's app is told
 */
export function layerApp(outdir?: string, context?: Record<string, unknown>): App {
  return new App({
    outdir,
    context,
    autoSynth: false,
    postCliContext: appContext,
    builtinCloudFormationValidation: false,
  });
}

/** Makes a layer's app. Its `main.ts` is this call and one line that runs it. */
export function createLayerApp<S extends object>(definition: LayerDefinition<S>): LayerApp<S> {
  return new LayerApp(definition);
}

/** A stack beside the layer's own would be deployed with it, and nobody would judge, show, guard or destroy it. */
function assertOneStack(
  layer: string,
  made: readonly { readonly stackName: string }[],
  { stackName }: LayerStack,
): void {
  const others = made.map((one) => one.stackName).filter((name) => name !== stackName);
  if (others.length === 0 && made.length === 1) return;
  throw new UserError({
    code: 'LAYER_STACKS',
    message: `${layer} makes ${others.join(', ')} beside its own stack ${stackName}; expected one stack`,
    remedy: `put the resources into the layer's stack, or into a layer of their own: npx nx g @hipaa-cdk/nx-cdk:layer <name>`,
  });
}

/** `compute-ecs` becomes `ComputeEcs`. */
function stackId(layer: string): string {
  return layer.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/**
 * A template that a layer publishes beside its own, for others to launch. A layer that has some exports, in its
 * `main.ts`, `parts(environment: Environment): LayerPart[]`.
 */
export interface LayerPart {
  /** Name in reports and on the command line, unique in the layer. */
  readonly name: string;
  /** Name of the version, which changes with the template. */
  readonly version: string;
  /** SHA-256 of the template, in hexadecimal digits. */
  readonly hash: string;
  /** The template, with the parameters and conditions that a launch decides. */
  readonly template: object;
}
