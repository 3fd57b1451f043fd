import { UserError } from '@hipaa-cdk/errors';
import { findEnvironment } from '@hipaa-cdk/environments/testing';
import { assertSettings } from './run-layers';
import type { Command, RunRequest } from './request';

/** What a layer's settings do when they are asked for. */
type Behaviour = 'sound' | 'invalid' | 'broken';

/** A workspace whose layers have such settings. */
function workspace(layers: Readonly<Record<string, Behaviour>>, command: Command = 'synth') {
  const names = Object.keys(layers);
  const request: RunRequest = {
    workspaceRoot: '/',
    tasks: names.map((layer) => ({ id: `${layer}:${command}`, layer, command, options: {} })),
    dependencies: {},
    layers: names.map((name) => ({ name, root: `apps/${name}`, reads: [] })),
    environmentGiven: true,
    nxProcess: 1,
  };
  const ask = (layer: string): Promise<void> => {
    if (layers[layer] === 'broken') return Promise.reject(new TypeError('no such function'));
    if (layers[layer] === 'sound') return Promise.resolve();
    const message = `1 problem(s) in apps/${layer}/config.ts`;
    return Promise.reject(new UserError({ code: 'SETTINGS_INVALID', message }));
  };
  return { request, synthesis: { assertSettings: ask } };
}

const environment = findEnvironment('local');

function settings({ request, synthesis }: ReturnType<typeof workspace>, asking = environment): Promise<void> {
  return assertSettings(request, asking, synthesis);
}

test('sound settings pass', async () => {
  await expect(settings(workspace({ one: 'sound' }))).resolves.toBeUndefined();
});

test('the problems of all layers are told at once', async () => {
  await expect(settings(workspace({ one: 'invalid', two: 'sound', three: 'invalid' }))).rejects.toMatchObject(
    {
      code: 'SETTINGS_INVALID',
      message: '1 problem(s) in apps/one/config.ts\n1 problem(s) in apps/three/config.ts',
    },
  );
});

test('what they are told as can be read without a stack trace', async () => {
  const failure = await settings(workspace({ one: 'invalid' })).catch((e: unknown) => e);
  expect(UserError.is(failure)).toBe(true);
});

test('a mistake in the code of a layer is left to its own synthesis', async () => {
  await expect(settings(workspace({ one: 'broken' }))).resolves.toBeUndefined();
});

test('layers that are not synthesised are not loaded', async () => {
  await expect(settings(workspace({ one: 'invalid' }, 'status'))).resolves.toBeUndefined();
});

test('layers that the environment does not have are not asked', async () => {
  const none = { ...environment, layers: { only: [] } };
  await expect(settings(workspace({ one: 'invalid' }), none)).resolves.toBeUndefined();
});
