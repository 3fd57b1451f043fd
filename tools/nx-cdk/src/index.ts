import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DEFAULT_ENVIRONMENT } from '@hipaa-cdk/environments/default-environment';
import type { CreateNodes, ProjectConfiguration, TargetConfiguration } from '@nx/devkit';
import { LAYER_TAG } from './contract-graph';
import {
  COMMANDS,
  type LayerCommand,
  type PluginOptions,
  type ResolvedOptions,
  resolveOptions,
} from './plugin-options';
import { type Workspace, checkInputs, synthInputs } from './inputs';

export type { PluginOptions } from './plugin-options';
export { contractsReadBy, layersOf, producersReadBy } from './contract-graph';
export { type Ownership, codeOwners, type Files, ownership } from './code-owners';
export { postTasksExecution } from './damaged-cache';
export { preTasksExecution } from './explicit-base';

/**
 * Executors are one program with the options of their commands. Nx makes one batch of all tasks of an executor, and what a deploy
 * waits for must be in its batch: synth, diff and deploy share one, and with it one list of options.
 */
const OWN_EXECUTOR: readonly LayerCommand[] = [
  'check',
  'destroy',
  'recover',
  'status',
  'drift',
  'history',
  'rehearse',
];
const executorOf = (command: LayerCommand): string =>
  `@hipaa-cdk/nx-cdk:${OWN_EXECUTOR.includes(command) ? command : 'cdk'}`;

/** What the CDK runs in the folder of a layer. */
const APP = 'src/main.ts';

/** What every workspace of layers has, and what is about all of them together. */
const PLATFORM_FILE = 'platform/index.ts';

/**
 * Makes every folder `apps/<layer>` with a `cdk.json` and a `src/main.ts` a project, a layer, and gives it its targets. Lint,
 * typecheck and test come from other plugins.
 */
export const createNodes: CreateNodes<PluginOptions> = [
  '{**/cdk.json,platform/index.ts}',
  (files, given, { workspaceRoot }) => {
    const options = resolveOptions(given);
    const environments = environmentNames(workspaceRoot, options);
    return files.map((file) => {
      const root = dirname(file);
      if (file === PLATFORM_FILE)
        return [file, { projects: { [root]: { name: root, targets: platformTargets(options) } } }] as const;
      if (dirname(root) !== options.layersFolder || !existsSync(join(workspaceRoot, root, APP)))
        return [file, {}] as const;
      const layer: Omit<ProjectConfiguration, 'root'> = {
        name: basename(root),
        projectType: 'application',
        sourceRoot: root,
        tags: [LAYER_TAG],
        targets: named(layerTargets(environments, { workspaceRoot, ...options }), options),
      };
      return [file, { projects: { [root]: layer } }] as const;
    });
  },
];

function environmentNames(workspaceRoot: string, { environmentsFolder }: ResolvedOptions): string[] {
  const folder = join(workspaceRoot, environmentsFolder);
  if (!existsSync(folder)) return [DEFAULT_ENVIRONMENT];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => file.replace(/\.ts$/, ''))
    .sort();
}

/** Targets by the names that the workspace has for them. */
function named(
  targets: Readonly<Record<LayerCommand, TargetConfiguration>>,
  { targetNames }: ResolvedOptions,
): Record<string, TargetConfiguration> {
  return Object.fromEntries(COMMANDS.map((command) => [targetNames[command], targets[command]]));
}

/** Makes the target of a command, with a configuration for each environment. */
type MakeTarget = (command: LayerCommand, more: Partial<TargetConfiguration>) => TargetConfiguration;

function layerTargets(
  environments: readonly string[],
  workspace: Workspace & ResolvedOptions,
): Record<LayerCommand, TargetConfiguration> {
  const target: MakeTarget = (command, more) => ({
    executor: executorOf(command),
    options: { command, env: DEFAULT_ENVIRONMENT },
    configurations: Object.fromEntries(environments.map((env) => [env, { env }])),
    ...more,
  });
  // Everything that a deploy waits for has the executor of the deploy: another one in between would split the batch, and with
  // it the order of the layers.
  const afterSynth: Partial<TargetConfiguration> = {
    cache: false,
    inputs: synthInputs(workspace),
    dependsOn: [{ target: workspace.targetNames.synth, params: 'forward' }],
  };
  return {
    synth: target('synth', {
      cache: true,
      inputs: synthInputs(workspace),
      outputs: ['{workspaceRoot}/dist/cdk/{projectName}/{options.env}'],
      metadata: { description: 'Writes the CloudFormation template of one environment to dist/cdk' },
    }),
    diff: target('diff', { ...afterSynth, metadata: { description: 'Shows what a deploy would change' } }),
    deploy: target('deploy', {
      ...afterSynth,
      metadata: { description: 'Deploys the layer to an environment' },
    }),
    destroy: target('destroy', {
      cache: false,
      metadata: { description: 'Removes the layer from an environment' },
    }),
    recover: target('recover', {
      cache: false,
      metadata: { description: 'Leads the stack out of a state in which CloudFormation takes no deploy' },
    }),
    check: {
      executor: executorOf('check'),
      options: { command: 'check' },
      configurations: Object.fromEntries(environments.map((env) => [env, { env }])),
      cache: true,
      inputs: checkInputs(workspace),
      outputs: ['{workspaceRoot}/dist/check/{projectName}'],
      metadata: { description: 'Judges the templates of all environments by every rule set' },
    },
    ...lookingTargets(target),
  };
}

/** It starts the deploys of layers by the name that they have without options. */
function platformTargets({ targetNames }: ResolvedOptions): Record<string, TargetConfiguration> {
  if (targetNames.deploy !== 'deploy') return {};
  return {
    'deploy-affected': {
      executor: '@hipaa-cdk/nx-cdk:deploy-affected',
      cache: false,
      metadata: { description: 'Deploys what changed since an environment was last deployed as a whole' },
    },
  };
}

/** Targets that change nothing in an environment. */
function lookingTargets(
  target: MakeTarget,
): Record<'status' | 'drift' | 'history' | 'rehearse', TargetConfiguration> {
  return {
    status: target('status', {
      cache: false,
      metadata: { description: 'Shows what of the layer is deployed, from which commit, and what is stale' },
    }),
    drift: target('drift', {
      cache: false,
      metadata: { description: 'Fails when resources are no longer as they were deployed' },
    }),
    history: target('history', {
      cache: false,
      metadata: { description: 'Prints the records that the deploys of the layer left behind' },
    }),
    rehearse: target('rehearse', {
      cache: false,
      metadata: {
        description: 'Deploys an environment to an embedded AWS of its own, as it was and as it will be',
      },
    }),
  };
}
