import { join } from 'node:path';
import type { Environment } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import type { LayerApp, LayerPart } from '@hipaa-cdk/layer';

interface LayerModule {
  readonly app?: LayerApp;
  readonly parts?: (environment: Environment) => readonly LayerPart[];
}

/**
 * The app that a layer's `main.ts` exports.
 *
 * @param root folder of the layer
 * @throws UserError `LAYER_APP_MISSING`
 */
export async function loadLayer(root: string, name: string): Promise<LayerApp> {
  const { app } = await load(root);
  if (app) return app;
  throw new UserError({
    code: 'LAYER_APP_MISSING',
    message: `apps/${name}/src/main.ts exports no "app"; expected \`export const app = createLayerApp({ ... })\``,
  });
}

/**
 * The templates that a layer publishes in an environment beside its own; most layers have none.
 *
 * @param root folder of the layer
 */
export async function loadParts(root: string, environment: Environment): Promise<readonly LayerPart[]> {
  const { parts } = await load(root);
  return parts?.(environment) ?? [];
}

function load(root: string): Promise<LayerModule> {
  return import(join(root, 'src', 'main.ts')) as Promise<LayerModule>;
}
