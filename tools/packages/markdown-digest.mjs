/**
 * Prints one digest of every Markdown file that goes into a package, and of the licence. Nx itself does not see them: Markdown is
 * in .nxignore, so that a changed page affects no layer.
 */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const skipped = new Set(['node_modules', 'dist', 'tmp']);

function markdownIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !skipped.has(name) && !name.startsWith('.'))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return markdownIn(path);
      return entry.name.endsWith('.md') ? [path] : [];
    })
    .sort();
}

const hash = createHash('sha256');
for (const file of ['LICENSE', 'CHANGELOG.md', ...markdownIn('libs'), ...markdownIn('tools')]) {
  try {
    hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}
console.log(hash.digest('hex'));
