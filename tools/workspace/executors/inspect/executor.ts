import type { ExecutorContext, TaskGraph } from '@nx/devkit';
import inspectAll, { type InspectOptions } from './batch';

/** One task alone, for runs without Nx's batch mode: a batch of one. */
export default async function inspect(
  options: InspectOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  const target = { project: context.projectName ?? '', target: context.targetName ?? '' };
  const id = `${target.project}:${target.target}`;
  const taskGraph: TaskGraph = {
    roots: [id],
    tasks: { [id]: { id, target, overrides: {}, outputs: [], parallelism: true, cache: true } },
    dependencies: { [id]: [] },
    continuousDependencies: { [id]: [] },
  };
  let success = false;
  for await (const { result } of inspectAll(taskGraph, { [id]: options }, {}, context)) {
    process.stdout.write(result.terminalOutput);
    success = result.success;
  }
  return { success };
}
