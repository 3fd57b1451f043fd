import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TargetConfiguration } from '@nx/devkit';
import { createNodes } from './index';

/** Targets that the plugin infers for the project in `root`, from these files. */
async function targetsOf(root: string, ...files: string[]): Promise<Record<string, TargetConfiguration>> {
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
  const results = await infer(matched, undefined, { workspaceRoot, nxJsonConfiguration: {} });
  return Object.assign({}, ...results.map(([, result]) => result.projects?.[root]?.targets)) as Record<
    string,
    TargetConfiguration
  >;
}

const layer = () => targetsOf('apps/storage', 'apps/storage/project.json', 'apps/storage/cdk.json');

test('a folder with cdk.json is a layer with all its targets', async () => {
  expect(Object.keys(await layer()).sort()).toEqual([
    'check',
    'deploy',
    'destroy',
    'diff',
    'drift',
    'history',
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

test.each(['deploy', 'destroy', 'diff', 'drift', 'history', 'rehearse', 'status'])(
  '%s is never cached',
  async (target) => {
    expect((await layer())[target]?.cache).toBe(false);
  },
);

test('all targets share one executor, so that Nx hands them over in one batch', async () => {
  const executors = Object.values(await layer()).map(({ executor }) => executor);
  expect(new Set(executors)).toEqual(new Set(['@hipaa-cdk/nx-cdk:cdk']));
});

test('a deploy waits for its own synth only', async () => {
  expect((await layer())['deploy']?.dependsOn).toEqual([{ target: 'synth', params: 'forward' }]);
});

test('no target names the file of the aliases, or a new one would affect every project', async () => {
  const inputs = Object.values(await layer()).flatMap((target) => target.inputs ?? []);
  expect(inputs.filter((input) => typeof input === 'string' && input.includes('tsconfig.base'))).toEqual([]);
});

test('a folder that is no project gets no targets', async () => {
  expect(await targetsOf('apps/notes', 'apps/notes/cdk.json')).toEqual({});
});
