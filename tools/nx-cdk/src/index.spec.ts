import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { COMMAND_OPTIONS } from '@hipaa-cdk/runner/command-options';
import type { Command } from '@hipaa-cdk/runner/request';
import type { ProjectConfiguration, TargetConfiguration } from '@nx/devkit';
import { createNodes } from './index';
import type { PluginOptions } from './plugin-options';

interface Schema {
  readonly properties: Readonly<Record<string, { readonly type?: unknown; readonly description?: string }>>;
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(join(__dirname, '..', file), 'utf8')) as T;
}

/** What the plugin infers of the project in `root`, from these files. */
async function inferred(
  root: string,
  files: readonly string[],
  options?: PluginOptions,
): Promise<Partial<ProjectConfiguration>> {
  const workspaceRoot = mkdtempSync(join(tmpdir(), 'plugin-'));
  const environments = 'platform/environments';
  for (const file of [
    ...files,
    `${environments}/local.ts`,
    `${environments}/prod.ts`,
    `${environments}/prod.spec.ts`,
  ]) {
    mkdirSync(join(workspaceRoot, dirname(file)), { recursive: true });
    writeFileSync(join(workspaceRoot, file), '{}');
  }
  const [, infer] = createNodes;
  const matched = files.filter((file) => file.endsWith('cdk.json'));
  const results = await infer(matched, options, { workspaceRoot, nxJsonConfiguration: {} });
  return Object.assign(
    {},
    ...results.map(([, result]) => result.projects?.[root]),
  ) as Partial<ProjectConfiguration>;
}

const project = () => inferred('apps/storage', ['apps/storage/cdk.json', 'apps/storage/src/main.ts']);
const layer = async (): Promise<Record<string, TargetConfiguration>> => (await project()).targets ?? {};

test('a folder with cdk.json and an app is a layer by the name of the folder, without a project.json', async () => {
  expect(await project()).toMatchObject({
    name: 'storage',
    projectType: 'application',
    tags: ['scope:layer'],
  });
});

test('a layer has all targets', async () => {
  expect(Object.keys(await layer()).sort()).toEqual([
    'check',
    'deploy',
    'destroy',
    'diff',
    'drift',
    'history',
    'recover',
    'rehearse',
    'status',
    'synth',
  ]);
});

test('every environment has a configuration, so that -c works', async () => {
  expect(Object.keys((await layer())['deploy']?.configurations ?? {})).toEqual(['local', 'prod']);
});

test('without an environment a target means the embedded AWS', async () => {
  expect(((await layer())['deploy']?.options as { env: string }).env).toBe('local');
});

test('synth is cached per environment', async () => {
  const synth = (await layer())['synth'];
  expect(synth?.cache).toBe(true);
  expect(synth?.outputs).toEqual(['{workspaceRoot}/dist/cdk/{projectName}/{options.env}']);
});

test.each(['deploy', 'destroy', 'recover', 'diff', 'drift', 'history', 'rehearse', 'status'])(
  '%s is never cached',
  async (target) => {
    expect((await layer())[target]?.cache).toBe(false);
  },
);

test.each(['deploy', 'diff'])(
  '%s shares an executor with its synth, so that Nx makes one batch of both',
  async (target) => {
    const targets = await layer();
    expect(targets[target]?.executor).toBe(targets['synth']?.executor);
  },
);

/** An option as it is typed, without its value: `wait` for `--wait[=<minutes>]`. */
const named = (option: string): string => /^--([a-z-]+)/.exec(option)?.[1] ?? '';

test('every target has a schema that names the options of its command, with types, and no others', async () => {
  const { executors } = readJson<{ executors: Record<string, { schema: string }> }>('executors.json');
  const commandsOf = new Map<string, Command[]>();
  for (const [target, { executor = '' }] of Object.entries(await layer())) {
    const own = executor.replace('@hipaa-cdk/nx-cdk:', '');
    commandsOf.set(own, [...(commandsOf.get(own) ?? []), target as Command]);
  }
  for (const [executor, commands] of commandsOf) {
    const { properties } = readJson<Schema>(executors[executor]?.schema ?? '');
    const options = commands.flatMap((command) => COMMAND_OPTIONS[command].map(named));
    expect([executor, ...Object.keys(properties).sort()]).toEqual([
      executor,
      ...['batch', 'env', ...options].sort(),
    ]);
    expect(Object.values(properties).filter(({ type, description }) => !type || !description)).toEqual([]);
  }
});

test('the command of a status is given the options of a status and nothing else', () => {
  const { properties } = readJson<Schema>('src/executors/cdk/schemas/status.json');
  expect(Object.keys(properties)).toEqual(['env', 'batch']);
});

test('a deploy waits for its own synth only', async () => {
  expect((await layer())['deploy']?.dependsOn).toEqual([{ target: 'synth', params: 'forward' }]);
});

test('no target names the file of the aliases, or a new one would affect every project', async () => {
  const inputs = Object.values(await layer()).flatMap((target) => target.inputs ?? []);
  expect(inputs.filter((input) => typeof input === 'string' && input.includes('tsconfig.base'))).toEqual([]);
});

test('a folder without an app is no layer', async () => {
  expect(await inferred('apps/notes', ['apps/notes/cdk.json'])).toEqual({});
});

describe('with options', () => {
  const elsewhere = (options: PluginOptions, folder = 'stacks') =>
    inferred(`${folder}/storage`, [`${folder}/storage/cdk.json`, `${folder}/storage/src/main.ts`], options);

  test('layers are in the folder of the workspace, and nowhere else', async () => {
    expect(await elsewhere({ layersFolder: 'stacks' })).toMatchObject({ name: 'storage' });
    expect(await elsewhere({ layersFolder: 'stacks' }, 'apps')).toEqual({});
    expect(await elsewhere({})).toEqual({});
  });

  test('what lies ignored in that folder is in the key of the cache', async () => {
    const { targets } = await elsewhere({ layersFolder: 'stacks' });
    expect(targets?.['synth']?.inputs).toContainEqual({
      runtime: expect.stringMatching(/cache-key\.mjs" stacks$/) as string,
    });
  });

  test('targets have the names of the workspace, and a deploy waits for the synth of that name', async () => {
    const { targets = {} } = await elsewhere(
      { synthTargetName: 'cdk-synth', deployTargetName: 'ship' },
      'apps',
    );
    expect(
      Object.keys(targets)
        .filter((name) => ['synth', 'deploy', 'cdk-synth', 'ship'].includes(name))
        .sort(),
    ).toEqual(['cdk-synth', 'ship']);
    expect(targets['ship']).toMatchObject({
      options: { command: 'deploy' },
      dependsOn: [{ target: 'cdk-synth', params: 'forward' }],
    });
  });

  test('environments are those of the folder', async () => {
    const { targets } = await elsewhere({ environmentsFolder: 'nowhere' }, 'apps');
    expect(Object.keys(targets?.['deploy']?.configurations ?? {})).toEqual(['local']);
  });
});
