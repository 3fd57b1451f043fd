import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { LayerCommand } from '../command';
import { countResources, outputDirectory, readSynthesised } from '../synthesised-layer';
import { loadLayer } from './load-layer';

/** Synthesises the layer into `dist/cdk/<layer>/<environment>`, in this process. */
export const synth: LayerCommand = async ({ layer, environment, request }) => {
  const directory = outputDirectory(request.workspaceRoot, layer.name, environment.name);
  const app = await loadLayer(join(request.workspaceRoot, layer.root), layer.name);
  rmSync(directory, { recursive: true, force: true });
  app.synth(environment, directory);
  const { template } = readSynthesised(directory);
  return { result: 'synthesised', resources: countResources(template, new Set()).all };
};
