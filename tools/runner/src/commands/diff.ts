import { changesAsText } from '../changes/as-text';
import { findChanges } from '../changes/find-changes';
import { summaryOf } from '../changes/sections';
import { writeChanges } from '../changes/write-changes';
import type { LayerCommand } from '../layer-run';
import { countResources, outputDirectory, readSynthesised } from '../synthesised-layer';

/** Shows what a deploy would change and what that means, without touching anything. */
export const diff: LayerCommand = async (run) => {
  const { layer, environment, progress, request } = run;
  const synthesised = readSynthesised(outputDirectory(request.workspaceRoot, layer.name, environment.name));
  const changes = await findChanges(run, synthesised);
  writeChanges(request, changes);
  progress.say(`\n${changesAsText(changes)}`);
  const { all } = countResources(synthesised.template, new Set());
  if (changes.state === 'unchanged') return { result: 'unchanged', resources: all };
  if (changes.state === 'new') return { result: 'created', resources: all, note: 'not deployed yet' };
  return { result: 'updated', resources: all, note: summaryOf(changes) };
};
