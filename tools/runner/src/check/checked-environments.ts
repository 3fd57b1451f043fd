import { type Environment, allEnvironments, findEnvironment } from '@hipaa-cdk/environments';
import type { TaskRequest } from '../request';

/** The environments that a check is about: the one that was named, or all of them. */
export function checkedEnvironments(tasks: readonly TaskRequest[]): readonly Environment[] {
  const names = [
    ...new Set(
      tasks.flatMap(({ options }) => (options['env'] === undefined ? [] : [String(options['env'])])),
    ),
  ];
  return names.length > 0 ? names.map(findEnvironment) : allEnvironments();
}
