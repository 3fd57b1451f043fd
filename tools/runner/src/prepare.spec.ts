import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allEnvironments, findEnvironment } from '@hipaa-cdk/platform';
import { testEnvironment } from '@hipaa-cdk/testing';
import { PLATFORM, loadPlatform, assertNoCycle, announce, chosenEnvironment } from './prepare';
import type { Command, LayerNode, TaskRequest, RunRequest } from './request';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'platform-'))));
afterEach(() => rmSync(root, { recursive: true }));

test('the file of the workspace is run', () => {
  mkdirSync(join(root, 'platform'));
  writeFileSync(join(root, PLATFORM), "throw new Error('it was run');");
  expect(() => loadPlatform(root)).toThrow('it was run');
});

test('a workspace without one is refused, with the file that is missing', () => {
  expect(() => loadPlatform(root)).toThrow(
    expect.objectContaining({
      code: 'PLATFORM_MISSING',
      message: expect.stringContaining(`no ${PLATFORM} in ${root}`) as string,
    }) as Error,
  );
});

test('a file that never ends ends the command, with a line', () => {
  mkdirSync(join(root, 'platform'));
  writeFileSync(join(root, PLATFORM), 'for (;;) {}');
  const program = `require(${JSON.stringify(join(__dirname, 'prepare.ts'))}).loadPlatform(${JSON.stringify(root)}, 0.2)`;
  const ended = spawnSync(process.execPath, ['--require', 'tsx/cjs', '-e', program], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  expect(ended.signal).toBe('SIGKILL');
  expect(ended.stderr).toMatch(/^PLATFORM_ENDLESS: platform\/index.ts was not loaded within 0.2 s/);
}, 70_000);

const layer = (name: string, ...reads: string[]): LayerNode => ({
  name,
  root: `apps/${name}`,
  reads,
  imports: Object.fromEntries(reads.map((producer) => [producer, [`libs/contracts/${producer}`]])),
});
const task = (name: string, command: Command = 'deploy'): TaskRequest => ({
  id: `${name}:${command}`,
  layer: name,
  command,
  options: {},
});

const pair = [layer('network'), layer('users', 'database'), layer('database', 'network', 'users')];

test('two layers that read each other are refused, with the imports that make it and a remedy', () => {
  expect(() => assertNoCycle(pair, [task('database')])).toThrow(
    expect.objectContaining({
      code: 'CONTRACT_CYCLE',
      message: [
        'layers read each other in a circle, so none of them can be the first: database → users → database',
        '  ✖ database reads users: apps/database imports libs/contracts/users',
        '  ✖ users reads database: apps/users imports libs/contracts/database',
      ].join('\n'),
      remedy: expect.stringContaining('take one of these imports out'),
    }),
  );
});

test('three layers in a circle are refused', () => {
  const three = [layer('a', 'b'), layer('b', 'c'), layer('c', 'a')];
  expect(() => assertNoCycle(three, [task('c')])).toThrow('c → a → b → c');
});

test('the shortest of several circles is named', () => {
  const both = [layer('a', 'b'), layer('b', 'c', 'a'), layer('c', 'a')];
  expect(() => assertNoCycle(both, [task('c'), task('a')])).toThrow('first: a → b → a\n');
});

test('an import by way of a library is named with the library', () => {
  const [first = layer('a'), second = layer('b')] = [layer('a', 'b'), layer('b', 'a')];
  const through = { ...first, imports: { b: ['libs/published-b', 'libs/contracts/b'] } };
  expect(() => assertNoCycle([through, second], [task('a')])).toThrow(
    'a reads b: apps/a imports libs/published-b imports libs/contracts/b',
  );
});

test.each<Command>(['deploy', 'destroy', 'rehearse'])('%s needs an order', (command) => {
  expect(() => assertNoCycle(pair, [task('users', command)])).toThrow('circle');
});

test.each<Command>(['synth', 'diff', 'status', 'check'])('%s needs none', (command) => {
  expect(() => assertNoCycle(pair, [task('users', command)])).not.toThrow();
});

test('a circle that no task is in keeps nobody from working', () => {
  expect(() => assertNoCycle(pair, [task('network')])).not.toThrow();
});

test('layers that read one another in one direction pass', () => {
  const diamond = [layer('a'), layer('b', 'a'), layer('c', 'a'), layer('d', 'b', 'c')];
  expect(() =>
    assertNoCycle(
      diamond,
      diamond.map(({ name }) => task(name)),
    ),
  ).not.toThrow();
});

const request = (...environments: (string | undefined)[]): RunRequest => ({
  workspaceRoot: '/',
  tasks: environments.map((env, index) => ({
    id: String(index),
    layer: 'storage',
    command: 'synth',
    options: { env },
  })),
  dependencies: {},
  layers: [],
  environmentGiven: true,
  nxProcess: 1,
});

test('the environment named is the one of the run', () => {
  expect(chosenEnvironment(request('prod')).name).toBe('prod');
});

test('without a name it is the embedded AWS', () => {
  expect(chosenEnvironment(request(undefined)).target).toBe('embedded');
});

test('an unknown name lists the valid ones', () => {
  const names = allEnvironments().map(({ name }) => name);
  expect(() => chosenEnvironment(request('qa'))).toThrow(`expected one of ${names.join(', ')}`);
});

test('two environments in one run are refused', () => {
  expect(() => chosenEnvironment(request('prod', 'test'))).toThrow('got prod and test');
});

test('the first line says where, which account and which region', () => {
  const prod = testEnvironment('prod', { account: '210987654321', region: 'eu-west-1' });
  expect(announce(prod, true)).toBe('environment prod: AWS, account 210987654321, region eu-west-1');
});

test('the first line says so when nobody named an environment', () => {
  expect(announce(findEnvironment('local'), false)).toContain(
    'environment local (no --env given): embedded AWS',
  );
});
