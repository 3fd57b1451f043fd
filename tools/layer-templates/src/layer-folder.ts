import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where a workspace has its layers. */
export const LAYERS = 'apps';

/** Names of the layers, in alphabetical order: the folders of `apps` that a `cdk.json` makes one. */
export function layerNames(workspaceRoot: string): readonly string[] {
  const apps = join(workspaceRoot, LAYERS);
  return readdirSync(apps)
    .filter((name) => existsSync(join(apps, name, 'cdk.json')))
    .sort();
}

/** Folder of a layer, relative to its workspace. */
export function layerFolder(layer: string): string {
  return `${LAYERS}/${layer}`;
}
