import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** In a folder of results: the digest of every other file. */
const DIGESTS = 'digests.json';

/** Notes what a folder holds when it is finished, so that damage shows. */
export function noteDigests(directory: string): void {
  writeFileSync(join(directory, DIGESTS), digestsOf(directory));
}

/** SHA-256 over everything that a folder of results holds, whatever is noted of it. */
export function folderDigest(directory: string): string {
  return createHash('sha256').update(digestsOf(directory)).digest('hex');
}

/** Whether everything is as it was when the folder was finished: a copy out of a cache can be cut short, or be of another time. */
export function isIntact(directory: string): boolean {
  try {
    return readFileSync(join(directory, DIGESTS), 'utf8') === digestsOf(directory);
  } catch {
    return false;
  }
}

function digestsOf(directory: string): string {
  const entries = readdirSync(directory, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name !== DIGESTS)
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const digests = files.map((file) => [
    file
      .slice(directory.length + 1)
      .split(sep)
      .join('/'),
    createHash('sha256').update(readFileSync(file)).digest('hex'),
  ]);
  return `${JSON.stringify(Object.fromEntries(digests), null, 2)}\n`;
}
