import { computeOf } from '@hipaa-cdk/environments';
import type { Command, RunRequest, TaskRequest } from '../request';
import { producersOf } from './layer-order';

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
