import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { TOOL_FOLDER } from './options';

export const REQUIREMENTS = join(TOOL_FOLDER, 'requirements.txt');
export const EXTENSION = join(TOOL_FOLDER, 'extension');

/** Changes with every pin; names an installation. */
export function pinsHash(): string {
  return createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex').slice(0, 12);
}

/** Changes with every pin and every line of the extension: an emulator that runs older code is started anew. */
export function buildHash(): string {
  const hash = createHash('sha256').update(readFileSync(REQUIREMENTS));
  const code = join(EXTENSION, 'local_aws');
  const sources = readdirSync(code, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.py'),
  );
  for (const name of sources.sort()) hash.update(name).update(readFileSync(join(code, name)));
  return hash.digest('hex').slice(0, 16);
}
