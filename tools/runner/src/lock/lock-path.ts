import { type Environment, environmentFor } from '@hipaa-cdk/environments';
import { layerPath } from '@hipaa-cdk/parameters/path';

/** Below the environment, beside the layers: no layer's contract has this path. */
const LOCKS = 'locks';

/** Name of the parameter that holds the lock of a layer. Environments that share the layer's stack share its lock. */
export function lockPath(environment: Environment, layer: string): string {
  return `${layerPath(environmentFor(environment, layer).name, LOCKS)}${layer}`;
}
