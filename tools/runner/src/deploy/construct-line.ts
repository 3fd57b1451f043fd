import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Names that the CDK gives, and nobody writes. */
const NAMED_BY_CDK = new Set(['Resource', 'Default']);

/**
 * The line in a layer's own code that makes a construct: where its id, or that of the nearest construct around it, is
 * written. A template knows paths only; undefined where a library makes it.
 *
 * @param folder of the layer, relative to the workspace
 * @param path construct path, which begins with the stack
 * @returns such as `apps/storage/src/storage-stack.ts:34`
 */
export function constructLine(workspaceRoot: string, folder: string, path: string): string | undefined {
  const ids = path
    .split('/')
    .slice(1)
    .filter((id) => !NAMED_BY_CDK.has(id))
    .reverse();
  const sources = sourcesIn(workspaceRoot, join(folder, 'src'));
  for (const id of ids) {
    for (const [file, lines] of sources) {
      const index = lines.findIndex((line) => line.includes(`'${id}'`));
      if (index >= 0) return `${file}:${index + 1}`;
    }
  }
  return undefined;
}

function sourcesIn(workspaceRoot: string, folder: string): [string, string[]][] {
  let files: string[];
  try {
    files = readdirSync(join(workspaceRoot, folder), { recursive: true, encoding: 'utf8' });
  } catch {
    return [];
  }
  return files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
    .map((file) => join(folder, file))
    .map((file) => [file, readFileSync(join(workspaceRoot, file), 'utf8').split('\n')]);
}
