import { allEnvironments, isLayerEnabled } from '@hipaa-cdk/environments';

/** Names of the environments that have a layer, for `test.each`. */
export function everyEnvironment(layer: string): string[] {
  return allEnvironments()
    .filter((environment) => isLayerEnabled(environment.layers, layer))
    .map((environment) => environment.name);
}
