import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ENVIRONMENTS = 'platform/environments';
const REGISTER = 'exceptions/register.ts';
const SELECTION = /layers: ('all'|\{ (only|except): \[([^\]]*)\] \})/;

/**
 * Plugs out every other layer, as a team does that has no use for it: the folder goes, with the exceptions made for it, and
 * environments do not name it.
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
  const register = join(root, REGISTER);
  writeFileSync(register, withExceptionsOf(readFileSync(register, 'utf8'), layers));
}

/** The register with the exceptions of these layers alone. */
export function withExceptionsOf(text: string, layers: readonly string[]): string {
  const head = 'export const register: readonly Exception[] = [';
  if (!text.includes(head)) throw new Error(`${REGISTER} does not contain ${JSON.stringify(head)}`);
  const kept = `export const register = ofAllLayers.filter(({ layer }) => ${JSON.stringify(layers)}.includes(layer));`;
  return `${text.replace(head, 'const ofAllLayers: readonly Exception[] = [')}\n${kept}\n`;
}

/** An environment's file that names none but these layers. */
export function withLayers(text: string, layers: readonly string[]): string {
  return text.replace(SELECTION, (whole, _selection, kind: string | undefined, names: string | undefined) => {
    if (kind === undefined || names === undefined) return whole;
    const left = names.split(/,\s*/).filter((name) => layers.includes(name.replace(/'/g, '')));
    return `layers: { ${kind}: [${left.join(', ')}] }`;
  });
}
