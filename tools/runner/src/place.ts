import { type Environment, environmentFor } from '@hipaa-cdk/environments';
import { stackName } from '@hipaa-cdk/layer/stack-name';
import { deploysPath, layerPath, locksPath } from '@hipaa-cdk/parameters/path';

/** Where the work on a layer acts. Environments that share the layer's stack share its place: that of their account. */
export interface Place {
  /** The environment that the stack is made for, as protected as the most protected of those that share it. */
  readonly environment: Environment;
  /** CloudFormation's name of the stack. */
  readonly stack: string;
  /** Path of what the layer publishes. */
  readonly published: string;
  /** Name of the parameter that holds the lock of the layer. */
  readonly lock: string;
  /** Path of the records of its deploys, and of those of other layers. */
  readonly records: string;
}

/**
 * Where the work on a layer acts.
 *
 * @param asking the environment that a command was given
 */
export function placeOf(asking: Environment, layer: string): Place {
  const environment = environmentFor(asking, layer);
  return {
    environment,
    stack: stackName(environment.name, layer),
    published: layerPath(environment.name, layer),
    lock: `${locksPath(environment.name)}${layer}`,
    records: deploysPath(environment.name),
  };
}
