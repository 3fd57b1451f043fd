import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noteDigests } from '@hipaa-cdk/layer-templates/digests';
import { DAMAGED, postTasksExecution } from './damaged-cache';

let root: string;
jest.mock('nx/src/utils/cache-directory', () => ({
  get cacheDir() {
    return join(root, 'cache');
  },
  get workspaceDataDirectory() {
    return join(root, 'data');
  },
}));

const OUTPUT = 'dist/cdk/storage/test';
const kept = (file = '') => join(root, 'cache', '17', OUTPUT, file);
const taken = (file = '') => join(root, OUTPUT, file);
const text = (file: string) => readFileSync(file, 'utf8');

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'damaged-'));
  mkdirSync(join(root, 'data'));
  for (const folder of [kept(), taken()]) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'a.template.json'), '{}');
    noteDigests(folder);
  }
  // Stands for Nx: what it is called with is what is run again.
  writeFileSync(
    join(root, 'nx.js'),
    "require('fs').writeFileSync('again', process.argv.slice(2).join(' '));",
  );
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterEach(() => rmSync(root, { recursive: true }));

function after(status = 'local-cache', target = 'synth', nx = 'nx.js'): Promise<void> {
  const task = {
    id: 'storage:synth',
    target: { project: 'storage', target },
    hash: '17',
    outputs: [OUTPUT],
    overrides: { env: 'test', published: true, __overrides_unparsed__: ['--env=test', '--published'] },
  };
  const context = {
    workspaceRoot: root,
    argv: ['node', join(root, nx), 'run'],
    taskResults: { 'storage:synth': { task, status } },
  };
  return Promise.resolve(postTasksExecution(undefined, context as never));
}

test('a task whose entry is cut short is run again as it was asked for, and its entry is noted', async () => {
  writeFileSync(kept('a.template.json'), '{');
  await after();
  expect(text(join(root, 'again'))).toBe('run storage:synth --env=test');
  expect(text(join(root, 'data', DAMAGED))).toBe('17\n');
});

test.each(['local-cache-kept-existing', 'remote-cache'])('so is one that comes as %s', async (status) => {
  rmSync(kept('a.template.json'));
  await after(status);
  expect(text(join(root, 'again'))).toContain('storage:synth');
});

test('an entry without files is of a layer that the environment does not have, and is no damage', async () => {
  rmSync(kept(), { recursive: true });
  await after();
  expect(() => text(join(root, 'again'))).toThrow('ENOENT');
  expect(() => text(taken('a.template.json'))).toThrow('ENOENT');
});

test('an entry that is gone as a whole is damage', async () => {
  rmSync(join(kept(), '../../../..'), { recursive: true, force: true });
  await after();
  expect(text(join(root, 'again'))).toBe('run storage:synth --env=test');
});

test('damage outside of the cache is made good from there', async () => {
  writeFileSync(taken('a.template.json'), 'x');
  await after('local-cache-kept-existing');
  expect(text(taken('a.template.json'))).toBe('{}');
  expect(() => text(join(root, 'again'))).toThrow('ENOENT');
});

test.each([
  ['what was not taken from the cache', 'success', 'synth'],
  ['what is not ours', 'local-cache', 'test'],
])('%s is left alone', async (_, status, target) => {
  writeFileSync(kept('a.template.json'), '{');
  await after(status, target);
  expect(() => text(join(root, 'again'))).toThrow('ENOENT');
});

test('a task that cannot be run again fails, with what empties the cache', async () => {
  writeFileSync(kept('a.template.json'), '{');
  writeFileSync(join(root, 'broken.js'), 'process.exit(1);');
  await expect(after('local-cache', 'synth', 'broken.js')).rejects.toThrow(
    /^CACHE_DAMAGED: [^]*npx nx reset/,
  );
});
