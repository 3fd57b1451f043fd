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

/** Name of the application, which begins the names of everything that it deploys. */
export const APPLICATION = application.name;

/** Where an environment is: what a test expects must not be written down a second time. */
export interface Place extends Pick<Environment, 'account' | 'region' | 'zones'> {
  /** Host name of its site; empty without one. */
  readonly domainName: string;
  /** A region that the environment is not in. */
  readonly otherRegion: string;
  /** CloudFormation's name of a layer's stack. */
  stack(layer: string): string;
}

/** The place of an environment of the platform. */
export function placeOf(environment: string): Place {
  const { account, region, zones, site } = findEnvironment(environment);
  const domainName = site?.domainName ?? '';
  const otherRegion = region === 'ap-southeast-2' ? 'sa-east-1' : 'ap-southeast-2';
  return {
    account,
    region,
    zones,
    domainName,
    otherRegion,
    stack: (layer) => `${APPLICATION}-${environment}-${layer}`,
  };
}
