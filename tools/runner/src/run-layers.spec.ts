import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '@hipaa-cdk/errors';
import { findEnvironment } from '@hipaa-cdk/environments/testing';
import { assertSettings } from './run-layers';
import type { Command, RunRequest } from './request';

/** What a layer's settings do when they are asked for. */
type Behaviour = 'sound' | 'invalid' | 'broken';

const bodies: Readonly<Record<Behaviour, string>> = {
  sound: 'return {};',
  invalid:
    'throw Object.assign(new Error("1 problem(s) in apps/" + layer + "/config.ts"), { name: "HipaaCdkUserError", code: "SETTINGS_INVALID" });',
  broken: 'throw new TypeError("no such function");',
};

const roots: string[] = [];
afterAll(() => roots.forEach((root) => rmSync(root, { recursive: true })));

function requestFor(layers: Readonly<Record<string, Behaviour>>, command: Command = 'synth'): RunRequest {
  const workspaceRoot = mkdtempSync(join(tmpdir(), 'settings-'));
  roots.push(workspaceRoot);
  for (const [layer, behaviour] of Object.entries(layers)) {
    mkdirSync(join(workspaceRoot, layer, 'src'), { recursive: true });
    writeFileSync(
      join(workspaceRoot, layer, 'src', 'main.ts'),
      `const layer = "${layer}"; exports.app = { settings: () => { ${bodies[behaviour]} } };`,
    );
  }
  const names = Object.keys(layers);
  return {
    workspaceRoot,
    tasks: names.map((layer) => ({ id: `${layer}:${command}`, layer, command, options: {} })),
    dependencies: {},
    layers: names.map((name) => ({ name, root: name, reads: [] })),
    environmentGiven: true,
    nxProcess: 1,
  };
}

const environment = findEnvironment('local');

test('sound settings pass', async () => {
  await expect(assertSettings(requestFor({ one: 'sound' }), environment)).resolves.toBeUndefined();
});

test('the problems of all layers are told at once', async () => {
  const request = requestFor({ one: 'invalid', two: 'sound', three: 'invalid' });
  await expect(assertSettings(request, environment)).rejects.toMatchObject({
    code: 'SETTINGS_INVALID',
    message: '1 problem(s) in apps/one/config.ts\n1 problem(s) in apps/three/config.ts',
  });
});

test('what they are told as can be read without a stack trace', async () => {
  const failure = await assertSettings(requestFor({ one: 'invalid' }), environment).catch((e: unknown) => e);
  expect(UserError.is(failure)).toBe(true);
});

test('a mistake in the code of a layer is left to its own synthesis', async () => {
  await expect(assertSettings(requestFor({ one: 'broken' }), environment)).resolves.toBeUndefined();
});

test('layers that are not synthesised are not loaded', async () => {
  await expect(
    assertSettings(requestFor({ one: 'invalid' }, 'status'), environment),
  ).resolves.toBeUndefined();
});

test('layers that the environment does not have are not asked', async () => {
  const none = { ...environment, layers: { only: [] } };
  await expect(assertSettings(requestFor({ one: 'invalid' }), none)).resolves.toBeUndefined();
});
