import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Names of the layers, in alphabetical order: the folders of apps that a `cdk.json` makes one. */
export function layerNames(workspaceRoot: string): readonly string[] {
  const apps = join(workspaceRoot, 'apps');
  return readdirSync(apps)
    .filter((name) => existsSync(join(apps, name, 'cdk.json')))
    .sort();
}
