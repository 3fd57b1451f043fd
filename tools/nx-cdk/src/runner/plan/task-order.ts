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
 * @returns task id -> ids of the tasks before it
 */
export function taskOrder(request: RunRequest): ReadonlyMap<string, readonly string[]> {
  const producers = producersOf(request.layers);
  return new Map(
    request.tasks.map((task) => {
      const byContract = request.tasks
        .filter((other) => isBefore(other, task, producers))
        .map((other) => other.id);
      return [task.id, [...new Set([...(request.dependencies[task.id] ?? []), ...byContract])]];
    }),
  );
}

function isBefore(
  other: TaskRequest,
  task: TaskRequest,
  producers: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  const direction = DIRECTIONS[task.command];
  if (!direction || other.command !== task.command) return false;
  const [reader, producer] = direction === 'producers first' ? [task, other] : [other, task];
  return producers.get(reader.layer)?.has(producer.layer) ?? false;
}
