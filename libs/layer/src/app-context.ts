import flags from './feature-flags.json';

/**
 * Behaviour switches of the CDK library, frozen at the version in use: a library update must not change deployed
 * resources by itself. A test says when the library recommends a flag that is not decided on here.
 */
export const featureFlags: Readonly<Record<string, unknown>> = flags;

/**
 * What every layer's app is told. The CDK command line asks for the construct path of each resource in the template;
 * here everybody does, so that a layer has one template, whoever synthesises it.
 */
export const appContext: Readonly<Record<string, unknown>> = {
  ...featureFlags,
  'aws:cdk:enable-path-metadata': true,
  'aws:cdk:enable-asset-metadata': true,
};
