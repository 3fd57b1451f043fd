import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { changedLayers } from './changed-layers';

const base = process.env['NX_BASE'];
let workspace: string;
beforeEach(() => (workspace = mkdtempSync(join(tmpdir(), 'changed-'))));
afterEach(() => {
  rmSync(workspace, { recursive: true });
  if (base === undefined) delete process.env['NX_BASE'];
  else process.env['NX_BASE'] = base;
});

function git(...args: readonly string[]): string {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.org'];
  return execFileSync('git', [...identity, ...args], { cwd: workspace, encoding: 'utf8' }).trim();
}

function write(file: string): void {
  mkdirSync(dirname(join(workspace, file)), { recursive: true });
  writeFileSync(join(workspace, file), `${Math.random()}`);
}

function commit(...files: readonly string[]): void {
  files.forEach(write);
  git('add', '.');
  git('commit', '-qm', 'x');
}

test('a layer has changed by a commit, by an edit, and by a new file', () => {
  git('init', '-q');
  commit('apps/network/a.ts', 'apps/storage/a.ts', 'apps/users/a.ts', 'libs/layer/a.ts');
  process.env['NX_BASE'] = git('rev-parse', 'HEAD');
  commit('apps/network/a.ts', 'libs/layer/a.ts');
  write('apps/storage/a.ts');
  write('apps/site/new.ts');
  expect(changedLayers(workspace)).toEqual(['network', 'site', 'storage']);
});

test('without a base nothing has changed', () => {
  delete process.env['NX_BASE'];
  git('init', '-q');
  commit('apps/network/a.ts');
  expect(changedLayers(workspace)).toEqual([]);
});

test('without a history nothing has changed', () => {
  process.env['NX_BASE'] = 'main';
  expect(changedLayers(workspace)).toEqual([]);
});
