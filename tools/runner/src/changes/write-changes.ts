import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunRequest } from '../request';
import { changesAsMarkdown } from './as-markdown';
import { changesAsPage } from './as-page';
import type { LayerChanges } from './layer-changes';

/** The layers of a run so far: its page has all of them, and is written anew with each. */
const found = new WeakMap<RunRequest, LayerChanges[]>();

/** Writes the changes of a layer to `dist/diff/<environment>`, and the page of the run. */
export function writeChanges(request: RunRequest, changes: LayerChanges): void {
  const { layer, environment } = changes;
  const folder = join(request.workspaceRoot, 'dist', 'diff', environment);
  mkdirSync(folder, { recursive: true });
  const all = [...(found.get(request) ?? []), changes].sort((a, b) => (a.layer < b.layer ? -1 : 1));
  found.set(request, all);
  writeFileSync(join(folder, `${layer}.json`), `${JSON.stringify(changes, undefined, 2)}\n`);
  writeFileSync(join(folder, `${layer}.md`), changesAsMarkdown(changes));
  writeFileSync(join(folder, 'index.html'), changesAsPage(environment, all));
}
