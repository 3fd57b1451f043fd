import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PostTasksExecution } from '@nx/devkit';

/** Targets whose outputs carry digests of themselves. */
const OURS = new Set(['synth', 'check']);

/** Where damaged entries are noted. It is part of the cache key, so that no run finds them again, and goes with `nx reset`. */
export const DAMAGED = 'damaged-cache';

type Context = Parameters<PostTasksExecution>[1];
type Task = Context['taskResults'][string]['task'];

/**
 * Called by Nx after it has run tasks. Nx looks at no file that it takes from its cache: what was cut short or overwritten there
 * comes out as a success, today and with every run to come. Such a task is run again, and its entry is not found any more.
 *
 * @throws Error `CACHE_DAMAGED` where it cannot be run again
 */
export const postTasksExecution: PostTasksExecution = async (_options, context) => {
  const cached = Object.values(context.taskResults)
    .filter(({ task, status }) => OURS.has(task.target.target) && /^local-cache|^remote-cache/.test(status))
    .map(({ task }) => task);
  if (cached.length === 0) return;
  const { isIntact } = await import('@hipaa-cdk/layer-templates/digests');
  const { cacheDir, workspaceDataDirectory } = await import('nx/src/utils/cache-directory');
  const damaged: Task[] = [];
  for (const task of cached) {
    for (const output of task.outputs) {
      const entry = join(cacheDir, task.hash ?? '');
      const [kept, taken] = [join(entry, output), join(context.workspaceRoot, output)];
      // A layer that the environment does not have makes nothing, and an entry without files says so.
      if (existsSync(entry) && !existsSync(kept)) replace(taken, kept);
      else if (!isIntact(kept)) damaged.push(task);
      else if (!isIntact(taken)) replace(taken, kept);
    }
  }
  if (damaged.length === 0) return;
  appendFileSync(join(workspaceDataDirectory, DAMAGED), damaged.map(({ hash }) => `${hash}\n`).join(''));
  for (const task of damaged) runAgain(task, context);
};

function replace(folder: string, by: string): void {
  rmSync(folder, { recursive: true, force: true });
  if (existsSync(by)) cpSync(by, folder, { recursive: true });
}

function runAgain({ id, target, overrides }: Task, { argv, workspaceRoot }: Context): void {
  console.log(`${id}: what the cache of Nx holds is damaged; run again`);
  const { project, target: name, configuration } = target;
  // Other options are those of the target that was asked for and that waits for this one, such as a deploy.
  const { env } = overrides as { readonly env?: unknown };
  const words = ['run', [project, name, configuration].filter(Boolean).join(':')];
  if (typeof env === 'string') words.push(`--env=${env}`);
  const { status } = spawnSync(process.execPath, [argv[1] ?? '', ...words], {
    cwd: workspaceRoot,
    stdio: 'inherit',
  });
  if (status === 0) return;
  throw new Error(
    `CACHE_DAMAGED: ${id} came out of a damaged cache, and could not be run again\n  → npx nx reset`,
  );
}
