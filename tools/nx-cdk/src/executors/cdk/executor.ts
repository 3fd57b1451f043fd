import type { ExecutorContext, TaskGraph } from '@nx/devkit';
import cdkBatch from './batch';

/** One task alone, for runs without Nx's batch mode: a batch of one. */
export default async function cdk(
  options: Readonly<Record<string, unknown>>,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  const id = `${context.projectName}:${context.targetName}`;
  const target = { project: context.projectName ?? '', target: context.targetName ?? '' };
  const taskGraph: TaskGraph = {
    roots: [id],
    tasks: {
      [id]: {
        id,
        target,
        overrides: context.taskGraph?.tasks[id]?.overrides ?? {},
        outputs: [],
        parallelism: true,
        cache: false,
      },
    },
    dependencies: { [id]: [] },
    continuousDependencies: { [id]: [] },
  };
  let success = false;
  for await (const { result } of cdkBatch(taskGraph, { [id]: options }, { env: options['env'] }, context))
    success = result.success;
  return { success };
}
