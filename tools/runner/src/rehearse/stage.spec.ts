import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TemporaryRepository } from '../affected/temporary-repository';
import { Stage } from './stage';
import { withStage } from './with-stage';

function repository() {
  const made = new TemporaryRepository();
  made.commit('a.txt', 'one');
  return { made, folder: made.folder, left: () => readdirSync(join(made.folder, 'tmp')) };
}

test('a commit is checked out below the workspace, so that its packages are found', async () => {
  const { folder } = repository();
  await withStage(folder, async (stage) => {
    const worktree = await stage.checkOut('HEAD');
    expect(worktree.startsWith(join(folder, 'tmp'))).toBe(true);
    expect(existsSync(join(worktree, 'a.txt'))).toBe(true);
  });
});

test('nothing is left of it', async () => {
  const { folder, made, left } = repository();
  await withStage(folder, (stage) => stage.checkOut('HEAD'));
  expect(left()).toEqual([]);
  expect(made.run('worktree', 'list').split('\n')).toHaveLength(1);
});

test('nothing is left when the work fails', async () => {
  const { folder, left } = repository();
  await expect(withStage(folder, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(left()).toEqual([]);
});

test('what a rehearsal left that was killed goes with the next, and that of a living one stays', async () => {
  const { folder, left } = repository();
  const [dead, living] = ['rehearsal-999999999-x', `rehearsal-${process.ppid}-x`];
  for (const name of [dead, living, 'notes']) mkdirSync(join(folder, 'tmp', name), { recursive: true });
  writeFileSync(join(folder, 'tmp', dead, 'file'), '');
  const stage = await Stage.open(folder);
  await stage.close();
  expect(left().sort()).toEqual(['notes', living]);
});
