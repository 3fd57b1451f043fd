import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Pins with hashes of cfn-lint, checkov and the registry's rules. */
export const REQUIREMENTS = resolve(__dirname, '../../requirements.txt');

/** Changes with every pin; names an installation. */
export function pinsHash(): string {
  return createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex').slice(0, 12);
}
