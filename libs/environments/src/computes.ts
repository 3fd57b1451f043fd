import type { Environment } from './environment';

/** How the application can be run. Each has a layer of its own, and an environment uses one at a time. */
export const COMPUTES = ['beanstalk', 'ecs'] as const;

/** One way to run the application. */
export type Compute = (typeof COMPUTES)[number];

/** The layer that runs the application. */
export function computeLayer(compute: Compute): string {
  return `compute-${compute}`;
}

/** What a layer of that name runs the application on; undefined for layers that run none. */
export function computeOf(layer: string): Compute | undefined {
  return COMPUTES.find((compute) => computeLayer(compute) === layer);
}

/** Whether `layer` runs applications, but the environment has chosen another one for it. */
export function isIdleCompute(environment: Environment, layer: string): boolean {
  const compute = computeOf(layer);
  return compute !== undefined && compute !== environment.compute;
}
