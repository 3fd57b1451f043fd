import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { hasLayer } from '@hipaa-cdk/environments';
import { LAYER_FILE, type LayerManifest } from '@hipaa-cdk/layer';
import { findEnvironment } from '@hipaa-cdk/platform';

/** Where `synth` leaves what it makes for the environment `local`. */
const SYNTHESISED = 'dist/cdk';

type Manifest = Pick<LayerManifest, 'layer' | 'reads'>;

/** The synthesised layers of `local`, in an order in which the plain command line can deploy them one by one. */
export function localLayers(workspaceRoot: string): string[] {
  const folder = join(workspaceRoot, SYNTHESISED);
  const local = findEnvironment('local');
  return inOrder(
    readdirSync(folder)
      .filter((layer) => hasLayer(local, layer))
      .map(
        (layer) => JSON.parse(readFileSync(join(folder, layer, local.name, LAYER_FILE), 'utf8')) as Manifest,
      ),
  );
}

/**
 * Layers after those that they read.
 *
 * @throws Error when some read each other
 */
export function inOrder(layers: readonly Manifest[]): string[] {
  const names = layers.map(({ layer }) => layer);
  const done: string[] = [];
  for (let open = [...layers]; open.length > 0;) {
    const ready = open.filter(({ reads }) =>
      reads.every(({ layer }) => done.includes(layer) || !names.includes(layer)),
    );
    if (ready.length === 0)
      throw new Error(`layers read each other: ${open.map(({ layer }) => layer).join(', ')}`);
    done.push(...ready.map(({ layer }) => layer).sort());
    open = open.filter(({ layer }) => !done.includes(layer));
  }
  return done;
}
