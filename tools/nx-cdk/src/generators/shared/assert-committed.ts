import { execFileSync } from 'node:child_process';
import { UserError } from '@hipaa-cdk/errors';

/**
 * Refuses to rewrite or remove files that git could not bring back. A workspace without git has nothing to compare with, and
 * is taken as it is.
 *
 * @param paths files and folders that are about to change; the whole workspace when left out
 * @throws UserError `WORKSPACE_DIRTY` with the number of changes, and one of them
 */
export function assertCommitted(root: string, paths: readonly string[] = ['.']): void {
  const [first, ...more] = changesIn(root, paths);
  if (first === undefined) return;
  throw new UserError({
    code: 'WORKSPACE_DIRTY',
    message: `${more.length + 1} uncommitted change(s), such as ${first}; expected a committed workspace, so that git can show and undo what this does`,
    remedy: 'git commit, or git stash --include-untracked',
  });
}

function changesIn(root: string, paths: readonly string[]): string[] {
  try {
    const status = ['status', '--porcelain', '--untracked-files=all', '--', ...paths];
    return execFileSync('git', status, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.slice(3));
  } catch {
    return [];
  }
}
