import { type Tree, readJson, writeJson } from '@nx/devkit';
import { createTree } from '@nx/devkit/testing';
import { addAlias, removeAlias } from './aliases';

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
