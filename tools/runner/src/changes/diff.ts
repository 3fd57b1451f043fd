import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { changesAsText } from './as-text';
import { findChanges } from './find-changes';
import { summaryOf, type LayerChanges } from './layer-changes';
import type { LayerCommand } from '../command';
import { countResources } from '@hipaa-cdk/layer-templates';
import type { RunRequest } from '../request';
import { changesAsMarkdown } from './as-markdown';
import { changesAsPage } from './as-page';

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

/** Shows what a deploy would change and what that means, without touching anything. */
export const diff: LayerCommand = async (run) => {
  const { progress, request } = run;
  const synthesised = await run.synthesised();
  const changes = await findChanges(run, synthesised);
  writeChanges(request, changes);
  progress.say(`\n${changesAsText(changes)}`);
  const { all } = countResources(synthesised.template, new Set());
  if (changes.state === 'unchanged') return { result: 'unchanged', resources: all };
  if (changes.state === 'new') return { result: 'created', resources: all, note: 'not deployed yet' };
  return { result: 'updated', resources: all, note: summaryOf(changes) };
};
