import { Stage } from './stage';

const ENDS = ['SIGINT', 'SIGTERM'] as const;

/** Does the work on a stage and clears it, also when the work fails or somebody ends it. */
export async function withStage<T>(workspaceRoot: string, work: (stage: Stage) => Promise<T>): Promise<T> {
  const stage = await Stage.open(workspaceRoot);
  const end = (): void => void stage.close().finally(() => process.exit(1));
  for (const signal of ENDS) process.once(signal, end);
  try {
    return await work(stage);
  } finally {
    for (const signal of ENDS) process.off(signal, end);
    await stage.close();
  }
}
