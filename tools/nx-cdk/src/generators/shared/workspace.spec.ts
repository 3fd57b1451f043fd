import { type Tree, readJson, writeJson } from '@nx/devkit';
import { createTree } from '@nx/devkit/testing';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { addAlias, removeAlias, assertCommitted } from './workspace';

const FILE = 'tsconfig.base.json';
const names = ['@x/contract', '@x/contracts-auth', '@x/contracts-users', '@x/layer'];

let tree: Tree;
beforeEach(() => {
  tree = createTree();
  const paths = Object.fromEntries(names.map((name) => [name, [`./${name}`]]));
  writeJson(tree, FILE, { compilerOptions: { strict: true, paths } });
});

const options = () =>
  readJson<{ compilerOptions: { strict: boolean; paths: Record<string, string[]> } }>(tree, FILE)
    .compilerOptions;
const aliases = () => Object.keys(options().paths);

test.each([
  ['@x/contracts-payments', 2],
  ['@x/contracts-alerts', 1],
  ['@x/contracts-visits', 3],
])('%s goes among those that start alike', (name, position) => {
  addAlias(tree, name, 'libs/contracts/new/src/index.ts');
  expect(aliases()).toEqual([...names.slice(0, position), name, ...names.slice(position)]);
  expect(options().paths[name]).toEqual(['./libs/contracts/new/src/index.ts']);
});

test('an alias that is there is pointed elsewhere, and not repeated', () => {
  addAlias(tree, '@x/contracts-auth', 'elsewhere.ts');
  expect(aliases()).toEqual(names);
  expect(options().paths['@x/contracts-auth']).toEqual(['./elsewhere.ts']);
});

test('one that is forgotten leaves the others and the options of the compiler alone', () => {
  removeAlias(tree, '@x/contracts-users');
  expect(aliases()).toEqual(['@x/contract', '@x/contracts-auth', '@x/layer']);
  expect(options().strict).toBe(true);
});

test('one that is not there is forgotten already', () => {
  removeAlias(tree, '@x/nothing');
  expect(aliases()).toEqual(names);
});

let root: string;
const git = (...args: string[]): unknown => execFileSync('git', args, { cwd: root, stdio: 'pipe' });
const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'committed-'));
  write('apps/intake/config.ts', 'old');
  git('init', '--quiet');
  git('add', '--all');
  git('-c', 'user.name=test', '-c', 'user.email=test@example.org', 'commit', '--quiet', '--message', 'old');
});
afterEach(() => rmSync(root, { recursive: true }));

test('what is committed may be rewritten', () => {
  expect(() => assertCommitted(root)).not.toThrow();
});

test.each([
  ['changed', 'apps/intake/config.ts'],
  ['new', 'apps/intake/src/new.ts'],
])('a %s file is not lost: the generator stops, with its name and the way out', (_, file) => {
  write(file, 'new');
  expect(() => assertCommitted(root, ['apps/intake'])).toThrow(
    expect.objectContaining({
      code: 'WORKSPACE_DIRTY',
      message: expect.stringContaining(`1 uncommitted change(s), such as ${file};`) as string,
      remedy: expect.stringContaining('git commit') as string,
    }),
  );
});

test('changes elsewhere do not matter', () => {
  write('notes.txt', 'new');
  expect(() => assertCommitted(root, ['apps/intake'])).not.toThrow();
  expect(() => assertCommitted(root)).toThrow('notes.txt');
});

test('a workspace without git is taken as it is', () => {
  rmSync(join(root, '.git'), { recursive: true });
  write('notes.txt', 'new');
  expect(() => assertCommitted(root)).not.toThrow();
});
