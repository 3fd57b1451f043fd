import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '@hipaa-cdk/errors';
import type { LayerApp } from '@hipaa-cdk/layer';
import type { LayerCommand } from '../layer-run';
import { countResources, outputDirectory, readSynthesised } from '../synthesised-layer';

/** Synthesises the layer into `dist/cdk/<layer>/<environment>`, in this process. */
export const synth: LayerCommand = async ({ layer, environment, request }) => {
  const directory = outputDirectory(request.workspaceRoot, layer.name, environment.name);
  const app = await loadLayer(join(request.workspaceRoot, layer.root), layer.name);
  rmSync(directory, { recursive: true, force: true });
  app.synth(environment, directory);
  const { template } = readSynthesised(directory);
  return { result: 'synthesised', resources: countResources(template, new Set()).all };
};

async function loadLayer(root: string, name: string): Promise<LayerApp> {
  const { app } = (await import(join(root, 'src', 'main.ts'))) as { app?: LayerApp };
  if (app) return app;
  throw new UserError({
    code: 'LAYER_APP_MISSING',
    message: `apps/${name}/src/main.ts exports no "app"; expected \`export const app = createLayerApp({ ... })\``,
  });
}
