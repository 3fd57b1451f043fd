import type { Environment } from '@hipaa-cdk/environments';
import { type LayerApp, appContext } from '@hipaa-cdk/layer';
import { findEnvironment } from '@hipaa-cdk/platform';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { BUNDLING_STACKS, DISABLE_CREATION_STACK_TRACES } from 'aws-cdk-lib/cx-api';

const templates = new Map<string, Template>();

/**
 * The template of a layer as it would be deployed to an environment. Templates of named environments are made once
 * per test file.
 *
 * @param settings differences from the layer's own settings in that environment
 */
export function layerTemplate<S extends object>(
  layer: LayerApp<S>,
  environment: string | Environment,
  settings?: Partial<S>,
): Template {
  if (typeof environment !== 'string' || settings) return synthesise(layer, environment, settings);
  const key = `${layer.layer} ${environment}`;
  const template = templates.get(key) ?? synthesise(layer, environment);
  templates.set(key, template);
  return template;
}

function synthesise<S extends object>(
  layer: LayerApp<S>,
  environment: string | Environment,
  settings?: Partial<S>,
): Template {
  const resolved = typeof environment === 'string' ? findEnvironment(environment) : environment;
  // Where each construct was created is half of the time of a synthesis, and no part of the template; of the bundled code
  // only the hash is.
  const app = new App({
    postCliContext: { ...appContext, [DISABLE_CREATION_STACK_TRACES]: true, [BUNDLING_STACKS]: [] },
  });
  return Template.fromStack(layer.addTo(app, resolved, { ...layer.settings(resolved), ...settings }));
}
