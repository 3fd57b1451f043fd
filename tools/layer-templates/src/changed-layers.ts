import { execFileSync } from 'node:child_process';

/**
 * Layers with files that differ from the base of the branch, committed or not: `NX_BASE`, or where the branch left `origin/main`.
 * None where there is no base: a copy without a history has no changes.
 */
export function changedLayers(workspaceRoot: string): readonly string[] {
  const git = (...args: readonly string[]): string => {
    try {
      return execFileSync('git', args, {
        cwd: workspaceRoot,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim();
    } catch {
      return '';
    }
  };
  const base = process.env['NX_BASE'] || git('merge-base', 'HEAD', 'origin/main');
  if (!base) return [];
  const files = [git('diff', '--name-only', base), git('ls-files', '--others', '--exclude-standard')].join(
    '\n',
  );
  return [...new Set([...files.matchAll(/^apps\/([^/]+)\//gm)].map(([, layer = '']) => layer))].sort();
}
