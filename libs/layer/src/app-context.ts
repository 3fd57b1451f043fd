import { featureFlags } from './feature-flags';

/**
 * What every layer's app is told. The CDK command line asks for the construct path of each resource in the template;
 * here everybody does, so that a layer has one template, whoever synthesises it.
 */
export const appContext: Readonly<Record<string, unknown>> = {
  ...featureFlags,
  'aws:cdk:enable-path-metadata': true,
  'aws:cdk:enable-asset-metadata': true,
};
