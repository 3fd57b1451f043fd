import { thePlatform } from '@hipaa-cdk/environments';

/** Everything that one layer publishes in one environment lies below this path. */
export function layerPath(environment: string, layer: string): string {
  return `/${thePlatform().application.name}/${environment}/${layer}/`;
}

/** Where one entry of a contract is kept in the Parameter Store. */
export function parameterPath(environment: string, layer: string, entry: string): string {
  return `${layerPath(environment, layer)}${entry}`;
}

/** The output of a layer's stack that says what an entry was published as, by CloudFormation's own word. */
export function publishedOutput(entry: string): string {
  return `Published${entry.charAt(0).toUpperCase()}${entry.slice(1)}`;
}

/**
 * Below it every layer has the records of its deploys: `<path><layer>/<volume>`. No layer's name starts with an
 * underscore, so nothing that a layer publishes can stand here.
 */
export function deploysPath(environment: string): string {
  return `/${thePlatform().application.name}/${environment}/_deploys/`;
}

/** Below it stand the locks of the layers: `<path><layer>`. No layer is called so. */
export function locksPath(environment: string): string {
  return layerPath(environment, 'locks');
}

/** Holds the last commit that was deployed to the environment as a whole. */
export function basePath(environment: string): string {
  return `/${thePlatform().application.name}/${environment}/_base`;
}

/**
 * Holds which version of the application a compute runs: the digest of an image, or the key of a bundle. Releases write it;
 * deploys of the layer only read it, so that none of them brings an old version back.
 */
export function releasePath(environment: string, layer: string): string {
  return `/${thePlatform().application.name}/${environment}/${RELEASES}/${layer}`;
}

/**
 * Holds the version of the application whose migration of the database runs next, or ran last. It is apart from the version
 * that runs: a migration may come before it.
 */
export function migrationPath(environment: string, layer: string): string {
  return `${releasePath(environment, layer)}-migration`;
}

/** Name of the metadata of a template that say what releases of its application are. */
export const RELEASE_METADATA = 'ApplicationRelease';

/** Output of a layer's stack that says how the migration of its application is started. */
export const MIGRATION_OUTPUT = 'MigrationStart';

/** Stands where the layer stands in the path of what a layer publishes. */
export const RELEASES = '_release';
