import { accountEnvironment, isAccountLayer } from './account-layers';
import { computeOf, isIdleCompute, type Environment } from './environment';
import { isLayerEnabled } from './layer-selection';
import { allEnvironments } from './registry';

/** Whether the layer is deployed to the environment: it is selected, and no idle compute. */
export function hasLayer(environment: Environment, layer: string): boolean {
  return isLayerEnabled(environment.layers, layer) && !isIdleCompute(environment, layer);
}

/**
 * The environment as one layer sees it. A layer of the account sees what its environments share; a compute sees the
 * environment that has chosen it, so that it can be judged before anybody chooses.
 */
export function environmentFor(environment: Environment, layer: string): Environment {
  if (isAccountLayer(layer)) return accountEnvironment(environment, allEnvironments());
  const compute = computeOf(layer);
  return compute === undefined ? environment : { ...environment, compute };
}

/** Whether the layer is deployed to the environment, or would be if it were the compute of choice. */
export function canHaveLayer(environment: Environment, layer: string): boolean {
  return hasLayer(environmentFor(environment, layer), layer);
}
