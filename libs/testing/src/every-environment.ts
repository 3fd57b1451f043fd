import { canHaveLayer } from '@hipaa-cdk/environments';
import { allEnvironments } from '@hipaa-cdk/platform';

/** Names of the environments that have a layer, or would have it as their compute, for `test.each`. */
export function everyEnvironment(layer: string): string[] {
  return allEnvironments()
    .filter((environment) => canHaveLayer(environment, layer))
    .map((environment) => environment.name);
}
