/** How one task ended. */
export type Outcome = 'done' | 'failed' | 'skipped';

export interface RunInOrderProps<T> {
  /** Task id -> task. */
  readonly tasks: ReadonlyMap<string, T>;
  /** Task id -> ids of the tasks before it. Ids without a task are taken as done. */
  readonly order: ReadonlyMap<string, readonly string[]>;
  /** How many run at once. */
  readonly concurrency: number;
  /** Does the work; false or an exception is a failure. */
  readonly run: (task: T, id: string) => Promise<boolean>;
  /** Called instead of `run` when a task before this one failed or was skipped. */
  readonly skip: (task: T, id: string, because: string) => void;
}

/** Runs each task once all before it are done. A failure skips what comes after it and nothing else. */
export async function runInOrder<T>(props: RunInOrderProps<T>): Promise<ReadonlyMap<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  const running = new Map<string, Promise<void>>();
  const waiting = new Set(props.tasks.keys());

  const before = (id: string): string[] =>
    (props.order.get(id) ?? []).filter((other) => props.tasks.has(other));
  const start = (id: string, task: T): void => {
    waiting.delete(id);
    const culprit = before(id).find((other) => outcomes.get(other) !== 'done');
    if (culprit) {
      props.skip(task, id, culprit);
      outcomes.set(id, 'skipped');
      return;
    }
    const work = props.run(task, id).then(
      (success) => void outcomes.set(id, success ? 'done' : 'failed'),
      () => void outcomes.set(id, 'failed'),
    );
    running.set(
      id,
      work.then(() => void running.delete(id)),
    );
  };

  while (waiting.size > 0 || running.size > 0) {
    const ready = [...waiting].filter((id) => before(id).every((other) => outcomes.has(other)));
    for (const id of ready.slice(0, Math.max(0, props.concurrency - running.size))) {
      start(id, props.tasks.get(id) as T);
    }
    if (running.size > 0) await Promise.race(running.values());
    else if (ready.length === 0 && waiting.size > 0)
      throw new Error(`tasks wait for each other: ${[...waiting].join(', ')}`);
  }
  return outcomes;
}
