import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Git } from './git';
import { TemporaryRepository } from './testing/temporary-repository';

const repository = new TemporaryRepository();
const first = repository.commit('a.txt', 'one');
const second = repository.commit('b.txt', 'two');
const { git } = repository;

test('the checked-out commit is told by its full name', async () => {
  expect(await git.head()).toBe(second);
});

test('outside of a repository there is no commit', async () => {
  expect(await new Git(mkdtempSync(join(tmpdir(), 'no-repository-'))).head()).toBeUndefined();
});

test.each(['HEAD~1', 'main~1', first.slice(0, 10)])('%s names a commit', async (revision) => {
  expect(await git.commit(revision)).toBe(first);
});

test.each(['nonsense', 'f'.repeat(40), '--all', '; touch x'])('%s names none', async (revision) => {
  expect(await git.commit(revision)).toBeUndefined();
});

test('ancestors are told from others', async () => {
  expect(await git.isAncestor(first, second)).toBe(true);
  expect(await git.isAncestor(second, first)).toBe(false);
});

test('a commit that is not there is no "no"', async () => {
  await expect(git.isAncestor('f'.repeat(40), second)).rejects.toThrow();
});

test('a new file makes the workspace dirty, an ignored one does not', async () => {
  const { folder, git: clean } = new TemporaryRepository(repository);
  expect(await clean.isDirty()).toBe(false);
  writeFileSync(join(folder, '.git/info/exclude'), 'ignored\n');
  writeFileSync(join(folder, 'ignored'), '');
  expect(await clean.isDirty()).toBe(false);
  writeFileSync(join(folder, 'new'), '');
  expect(await clean.isDirty()).toBe(true);
});

test('changed files are listed in both directions, a moved one under both names', async () => {
  const moving = new TemporaryRepository(repository);
  moving.run('mv', 'a.txt', 'ä moved.txt');
  const moved = moving.commit('c.txt', 'three');
  const files = ['a.txt', 'c.txt', 'ä moved.txt'];
  expect((await moving.git.changedFiles(second, moved)).sort()).toEqual(files);
  expect((await moving.git.changedFiles(moved, second)).sort()).toEqual(files);
});

test('a clone without its history is told from a whole one', async () => {
  expect(await new TemporaryRepository(repository, ['--depth=1']).git.isShallow()).toBe(true);
  expect(await git.isShallow()).toBe(false);
});

test('a worktree holds the files of its commit, runs no hook, and is forgotten when its folder is gone', async () => {
  const clone = new TemporaryRepository(repository);
  const { folder } = clone;
  writeFileSync(join(folder, '.git/hooks/post-checkout'), `#!/bin/sh\ntouch ${folder}/hooked\n`, {
    mode: 0o755,
  });
  const worktree = join(mkdtempSync(join(tmpdir(), 'worktree-')), 'w');
  await clone.git.addWorktree(worktree, first);
  expect(existsSync(join(worktree, 'a.txt'))).toBe(true);
  expect(existsSync(join(worktree, 'b.txt'))).toBe(false);
  expect(existsSync(join(folder, 'hooked'))).toBe(false);
  rmSync(worktree, { recursive: true });
  await clone.git.pruneWorktrees();
  expect(clone.run('worktree', 'list').split('\n')).toHaveLength(1);
});
