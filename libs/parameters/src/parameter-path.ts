import { application } from '@hipaa-cdk/environments';

/** Everything that one layer publishes in one environment lies below this path. */
export function layerPath(environment: string, layer: string): string {
  return `/${application.name}/${environment}/${layer}/`;
}

/** Where one entry of a contract is kept in the Parameter Store. */
export function parameterPath(environment: string, layer: string, entry: string): string {
  return `${layerPath(environment, layer)}${entry}`;
}
