import { UserError } from '@hipaa-cdk/errors';
import type { DeployedStack } from '../aws/deployed-stack';
import type { Approve } from '../aws/toolkit-deploy';
import { assembleChanges, compare } from '../changes/find-changes';
import { readChangeSet } from '../changes/change-set';
import type { LayerRun } from '../command';
import { type SynthesisedLayer, countResources } from '@hipaa-cdk/layer-templates';
import { assertNxIsThere } from '../nx-gone';
import { allowedReplacements } from '../command-options';
import { assertAllUsed, judgeLosses } from './judge-losses';
import { changesAsText } from '../changes/as-text';
import type { LayerChanges, Loss } from '../changes/layer-changes';
import { writeChanges } from '../changes/diff';
import { takeSnapshots } from './snapshots';

/** Stands between the change set of a deploy and its execution. */
export interface ReplacementGuard {
  /** Judges the very change set that is about to be carried out; undefined where nothing has to be judged. */
  readonly approve?: Approve;
  /**
   * To be called when a deploy has nothing to update.
   *
   * @throws UserError `ALLOWANCE_UNUSED`
   */
  readonly nothingToReplace: () => void;
}

/**
 * The guard of a protected environment, or of a deploy with allowances.
 *
 * @param stack the stack that is updated; undefined when one is created
 * @throws UserError `ALLOWANCE_UNUSED` when there is nothing yet to be replaced, `REPLACEMENT_REFUSED` when everything is
 * removed
 */
export function replacementGuard(
  run: LayerRun,
  synthesised: SynthesisedLayer,
  stack: DeployedStack | undefined,
): ReplacementGuard {
  const { layer, request } = run;
  // A stack that several environments share is as protected as the most protected of them.
  const { environment } = run.place;
  const allowed = allowedReplacements(request.tasks);
  const nothingToReplace = (): void => assertAllUsed(layer.name, allowed, []);
  if (!stack) nothingToReplace();
  else if (environment.protected) assertNotEmpty(layer.name, synthesised);
  if (!environment.protected && allowed.size === 0) return { nothingToReplace };
  const approve: Approve = async (changeSet) => {
    const comparison = await compare(run, synthesised, stack);
    const planned = stack && (await readChangeSet(comparison.session, run.place.stack, changeSet));
    const basis = stack ? 'the change set that is carried out' : 'the template; nothing is deployed';
    const changes = await assembleChanges(comparison, planned, basis);
    if (environment.protected) showChanges(run, changes);
    await keepLosses(run, judgeLosses(changes, environment, allowed));
    // A snapshot may take hours; so far nothing is replaced.
    assertNxIsThere();
  };
  return { approve, nothingToReplace };
}

/** An update to no resources is carried out as a deletion of the stack, which has no change set to be judged. */
function assertNotEmpty(layer: string, { template }: SynthesisedLayer): void {
  if (countResources(template, new Set()).all > 0) return;
  throw new UserError({
    code: 'REPLACEMENT_REFUSED',
    message: `nothing was deployed: ${layer} has no resources any more, so its whole stack would be deleted`,
  });
}

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
