import { join } from 'node:path';
import { UserError } from '@hipaa-cdk/errors';
import type { LayerApp } from '@hipaa-cdk/layer';

/**
 * The app that a layer's `main.ts` exports.
 *
 * @param root folder of the layer
 * @throws UserError `LAYER_APP_MISSING`
 */
export async function loadLayer(root: string, name: string): Promise<LayerApp> {
  const { app } = (await import(join(root, 'src', 'main.ts'))) as { app?: LayerApp };
  if (app) return app;
  throw new UserError({
    code: 'LAYER_APP_MISSING',
    message: `apps/${name}/src/main.ts exports no "app"; expected \`export const app = createLayerApp({ ... })\``,
  });
}
