import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CreateNodes, TargetConfiguration } from '@nx/devkit';

export { contractsReadBy, layersOf, producersReadBy } from './contract-graph';
export { codeOwners } from './teams/code-owners';
export { ownership } from './teams/ownership';
export { preTasksExecution } from './explicit-base';

/** Where environments are written, one file each. Their names become the configurations of every layer target. */
const ENVIRONMENTS = 'platform/environments';
/** The environment of a command that names none: a slip must end on this machine. */
const DEFAULT_ENVIRONMENT = 'local';
const EXECUTOR = '@hipaa-cdk/nx-cdk:cdk';

/** Only these packages shape a template; a new version of any other keeps the cached one. */
const SYNTH_INPUTS: TargetConfiguration['inputs'] = [
  'production',
  '^production',
  { externalDependencies: ['aws-cdk-lib', 'constructs', 'zod', 'tsx'] },
];

/** What the rules are made of: projects where this workspace has them, else the package that brings them. */
const RULES = ['compliance', 'eligible-services', 'hipaa-plus', 'template-rules'];
const RULES_PACKAGE = '@hipaa-cdk/compliance';

/** A check also depends on the rules, on what is excepted from them, and on the day: exceptions expire. */
function checkInputs(workspaceRoot: string): TargetConfiguration['inputs'] {
  const has = (project: string): boolean => existsSync(join(workspaceRoot, project, 'project.json'));
  const ownRules = has('libs/compliance');
  // The register is a project, and no file: a file named here would make every project affected by it.
  const projects = [...(ownRules ? RULES : []), ...(has('exceptions') ? ['exceptions'] : [])];
  return [
    'production',
    '^production',
    ...(projects.length > 0 ? [{ input: 'production', projects }] : []),
    {
      externalDependencies: [
        ...(ownRules ? [] : [RULES_PACKAGE]),
        'aws-cdk-lib',
        'cdk-nag',
        'constructs',
        'zod',
        'tsx',
      ],
    },
    { runtime: 'node -p "new Date().toISOString().slice(0, 10)"' },
  ];
}

/**
 * The options that all projects are compiled with, as a hash and not as a file: a file named here would make every
 * project affected by a new alias, which Nx knows to be about one.
 */
const COMPILER_OPTIONS = {
  runtime:
    "node -p \"require('node:crypto').createHash('sha256').update(require('node:fs').readFileSync('tsconfig.base.json')).digest('hex')\"",
};

/**
 * Gives every `apps/<layer>/cdk.json` its targets, and every project with a `tsconfig.json` a typecheck. Lint and test
 * come from Nx's own plugins.
 */
export const createNodes: CreateNodes = [
  '{apps/*/cdk.json,{apps,exceptions,libs,platform,tools}/**/tsconfig.json}',
  (files, _options, context) => {
    const environments = environmentNames(context.workspaceRoot);
    return files.map((file) => {
      const root = dirname(file);
      const isProject = existsSync(join(context.workspaceRoot, root, 'project.json'));
      if (!isProject) return [file, {}] as const;
      const targets = file.endsWith('cdk.json')
        ? layerTargets(environments, checkInputs(context.workspaceRoot))
        : typecheckTarget();
      return [file, { projects: { [root]: { targets } } }] as const;
    });
  },
];

function environmentNames(workspaceRoot: string): string[] {
  const folder = join(workspaceRoot, ENVIRONMENTS);
  if (!existsSync(folder)) return [DEFAULT_ENVIRONMENT];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => file.replace(/\.ts$/, ''))
    .sort();
}

function layerTargets(
  environments: readonly string[],
  checkedBy: TargetConfiguration['inputs'],
): Record<string, TargetConfiguration> {
  const target = (command: string, more: Partial<TargetConfiguration>): TargetConfiguration => ({
    executor: EXECUTOR,
    options: { command, env: DEFAULT_ENVIRONMENT },
    configurations: Object.fromEntries(environments.map((env) => [env, { env }])),
    ...more,
  });
  // Everything that a deploy waits for runs in this same executor: another one in between would split the batch, and
  // with it the order of the layers.
  const afterSynth: Partial<TargetConfiguration> = {
    cache: false,
    inputs: SYNTH_INPUTS,
    dependsOn: [{ target: 'synth', params: 'forward' }],
  };
  return {
    synth: target('synth', {
      cache: true,
      inputs: SYNTH_INPUTS,
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
    check: {
      executor: EXECUTOR,
      options: { command: 'check' },
      configurations: Object.fromEntries(environments.map((env) => [env, { env }])),
      cache: true,
      inputs: checkedBy,
      outputs: ['{workspaceRoot}/dist/check/{projectName}'],
      metadata: { description: 'Judges the templates of all environments by every rule set' },
    },
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

function typecheckTarget(): Record<string, TargetConfiguration> {
  return {
    typecheck: {
      command: 'tsc --noEmit -p {projectRoot}/tsconfig.json',
      cache: true,
      inputs: [
        'default',
        '^default',
        COMPILER_OPTIONS,
        {
          externalDependencies: [
            'typescript',
            'aws-cdk-lib',
            'constructs',
            'zod',
            '@types/node',
            '@types/jest',
          ],
        },
      ],
      metadata: { description: 'Checks the types of the project' },
    },
  };
}
