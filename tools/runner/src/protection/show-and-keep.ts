import { changesAsText } from '../changes/as-text';
import type { LayerChanges } from '../changes/layer-changes';
import { writeChanges } from '../changes/write-changes';
import type { LayerRun } from '../layer-run';
import { takeSnapshots } from './snapshots';
import type { Loss } from './stateful-losses';

/** Shows what is about to be judged, and keeps it in files: whoever reads the judgement sees what it is about. */
export function showChanges({ request, progress }: LayerRun, changes: LayerChanges): void {
  writeChanges(request, changes);
  progress.say(`\n${changesAsText(changes)}\n`);
}

/** Keeps of what is allowed to go whatever can be kept. */
export async function keepLosses(run: LayerRun, losses: readonly Loss[]): Promise<void> {
  const { layer, progress } = run;
  await takeSnapshots(await run.session(), losses, new Date(), (line) =>
    progress.say(`${layer.name}: ${line}`),
  );
}
