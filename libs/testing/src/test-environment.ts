import { type Environment, type ProfileName, profiles } from '@hipaa-cdk/environments';
import { application, findEnvironment } from '@hipaa-cdk/platform';

/** A real environment with some fields changed, to test what one field does. */
export function testEnvironment(name: string, changes: Partial<Environment> = {}): Environment {
  return { ...findEnvironment(name), ...changes };
}

/** A real environment with another profile than its own. */
export function profiledEnvironment(profile: ProfileName, name = 'test'): Environment {
  return testEnvironment(name, { profile: profiles[profile] });
}

/** What an environment is called and where it is: what a test expects must not be written down a second time. */
export interface Place extends Pick<Environment, 'account' | 'region' | 'zones'> {
  /** Name of the application. */
  readonly application: string;
  /** CloudFormation's name of a layer's stack. */
  stack(layer: string): string;
  /** Where a layer publishes its values, such as `/<application>/<environment>/network`. */
  path(layer: string): string;
}

/** The place of an environment of the platform. */
export function placeOf(environment: string): Place {
  const { account, region, zones } = findEnvironment(environment);
  return {
    account,
    region,
    zones,
    application: application.name,
    stack: (layer) => `${application.name}-${environment}-${layer}`,
    path: (layer) => `/${application.name}/${environment}/${layer}`,
  };
}
