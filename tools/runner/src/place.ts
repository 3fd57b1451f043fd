import { type Environment, environmentFor } from '@hipaa-cdk/environments';
import { stackName } from '@hipaa-cdk/layer/stack-name';
import { layerPath } from '@hipaa-cdk/parameters/path';

/** CloudFormation's name of the stack that a layer has in an environment, or in the account that it shares. */
export function stackOf(environment: Environment, layer: string): string {
  return stackName(environmentFor(environment, layer).name, layer);
}

/** Where a layer publishes in an environment, or in the account that it shares. */
export function publishedBelow(environment: Environment, layer: string): string {
  return layerPath(environmentFor(environment, layer).name, layer);
}
