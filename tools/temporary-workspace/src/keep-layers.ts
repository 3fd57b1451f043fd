import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ENVIRONMENTS = 'libs/environments/src/environments';
const SELECTION = /layers: ('all'|\{ (only|except): \[([^\]]*)\] \})/;

/**
 * Plugs out every other layer, as a team does that has no use for it: the folder goes, and environments do not name it.
 *
 * @param root folder of the workspace
 */
export function keepLayers(root: string, layers: readonly string[]): void {
  for (const app of readdirSync(join(root, 'apps')))
    if (!layers.includes(app)) rmSync(join(root, 'apps', app), { recursive: true });
  for (const file of readdirSync(join(root, ENVIRONMENTS))) {
    const path = join(root, ENVIRONMENTS, file);
    writeFileSync(path, withLayers(readFileSync(path, 'utf8'), layers));
  }
}

/** An environment's file that names none but these layers. */
export function withLayers(text: string, layers: readonly string[]): string {
  return text.replace(SELECTION, (whole, _selection, kind: string | undefined, names: string | undefined) => {
    if (kind === undefined || names === undefined) return whole;
    const left = names.split(/,\s*/).filter((name) => layers.includes(name.replace(/'/g, '')));
    return `layers: { ${kind}: [${left.join(', ')}] }`;
  });
}
