import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { assertCommitted } from './assert-committed';

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
