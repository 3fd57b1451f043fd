import flags from './feature-flags.json';

/**
 * Behaviour switches of the CDK library, frozen at the version in use: a library update must not change deployed
 * resources by itself. A test says when the library recommends a flag that is not decided on here.
 */
export const featureFlags: Readonly<Record<string, unknown>> = flags;
