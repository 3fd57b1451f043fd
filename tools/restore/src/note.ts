import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Hours that the rule which HHS proposed in January 2025 gives for restoring; nothing in force names a number. */
export const PROPOSED_HOURS = 72;

/** Keeps how a restore went, for evidence, and says where. */
export function noteRestore(root: string, name: string, record: object): string {
  const folder = join('dist', 'restore');
  mkdirSync(join(root, folder), { recursive: true });
  const file = join(folder, `${name}.json`);
  writeFileSync(join(root, file), `${JSON.stringify(record, undefined, 2)}\n`);
  return file;
}
