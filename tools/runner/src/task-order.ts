import type { LayerManifest } from '@hipaa-cdk/layer';
import { computeOf } from '@hipaa-cdk/environments';
import type { Command, RunRequest, TaskRequest, LayerNode } from './request';

/** Commands whose layers wait for each other, and in which direction. */
const DIRECTIONS: Partial<Record<Command, 'producers first' | 'readers first'>> = {
  deploy: 'producers first',
  destroy: 'readers first',
};

/**
 * What each task waits for: what Nx says, and among deploys (or destroys) the order of the contracts. Layers without a
 * task are never added: order does not drag.
 *
 * @param isIdle whether a layer is a compute that the environment has not chosen: its deploy removes it
 * @returns task id -> ids of the tasks before it
 */
export function taskOrder(
  request: RunRequest,
  isIdle: (layer: string) => boolean = () => false,
): ReadonlyMap<string, readonly string[]> {
  const producers = producersOf(request.layers);
  return new Map(
    request.tasks.map((task) => {
      const byContract = request.tasks
        .filter((other) => isBefore(other, task, { producers, isIdle }))
        .map((other) => other.id);
      return [task.id, [...new Set([...(request.dependencies[task.id] ?? []), ...byContract])]];
    }),
  );
}

interface LayerFacts {
  readonly producers: ReadonlyMap<string, ReadonlySet<string>>;
  readonly isIdle: (layer: string) => boolean;
}

function isBefore(other: TaskRequest, task: TaskRequest, facts: LayerFacts): boolean {
  const direction = DIRECTIONS[task.command];
  if (!direction || other.command !== task.command) return false;
  if (task.command === 'deploy' && (facts.isIdle(other.layer) || facts.isIdle(task.layer)))
    return !facts.isIdle(other.layer) && goesAfter(task.layer, other.layer, facts);
  const [reader, producer] = direction === 'producers first' ? [task, other] : [other, task];
  return facts.producers.get(reader.layer)?.has(producer.layer) ?? false;
}

/** An idle compute goes when the chosen one is up and the readers have turned to that one. */
function goesAfter(idle: string, other: string, { producers }: LayerFacts): boolean {
  return computeOf(other) !== undefined || (producers.get(other)?.has(idle) ?? false);
}

/**
 * For every layer, the layers whose contracts it reads, directly or through others: all that must be deployed before
 * it, and removed after it.
 *
 * @returns layer -> its producers, in no particular order
 */
export function producersOf(layers: readonly LayerNode[]): ReadonlyMap<string, ReadonlySet<string>> {
  const reads = new Map(layers.map((layer) => [layer.name, layer.reads]));
  return new Map(layers.map(({ name }) => [name, reachable(name, reads)]));
}

/**
 * The tasks as they are begun when each waits for those it reads from, and by name among those that could be begun together:
 * the order of every table. A destroy is the other way round.
 */
export function inDeployOrder(
  tasks: readonly TaskRequest[],
  layers: readonly LayerNode[],
): readonly TaskRequest[] {
  const producers = producersOf(layers);
  const rank = ({ layer, command }: TaskRequest): number =>
    (producers.get(layer)?.size ?? 0) * (DIRECTIONS[command] === 'readers first' ? -1 : 1);
  return [...tasks].sort((a, b) => rank(a) - rank(b) || a.layer.localeCompare(b.layer));
}

/** Synthesised layers after those that they read: each has more producers, direct and indirect, than any of its producers has. */
export function producersFirst<T extends { readonly manifest: Pick<LayerManifest, 'layer' | 'reads'> }>(
  layers: readonly T[],
): T[] {
  const producers = producersOf(
    layers.map(({ manifest }) => ({
      name: manifest.layer,
      root: '',
      reads: manifest.reads.map(({ layer }) => layer),
    })),
  );
  const rank = ({ manifest }: T): number => producers.get(manifest.layer)?.size ?? 0;
  return [...layers].sort((a, b) => rank(a) - rank(b));
}

function reachable(start: string, reads: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...(reads.get(start) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === start || found.has(next)) continue;
    found.add(next);
    open.push(...(reads.get(next) ?? []));
  }
  return found;
}

/** How one task ended. */
type Outcome = 'done' | 'failed' | 'skipped';

interface RunInOrderProps<T> {
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
