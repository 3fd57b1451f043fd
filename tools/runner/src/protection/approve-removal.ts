import { environmentFor } from '@hipaa-cdk/environments';
import type { DeployedStack } from '../aws/deployed-stack';
import { removalChanges } from '../changes/removal-changes';
import type { LayerRun } from '../layer-run';
import { type Attempt, judgeLosses } from './judge-losses';
import { keepLosses, showChanges } from './show-and-keep';

const RETIREMENT: Attempt = { done: 'removed', instead: 'leave out --retire', options: ' --retire' };

/**
 * Judges the removal of a whole stack as a deploy that removes every resource of it, and takes the same snapshots.
 *
 * @param allowed logical ids that may be removed
 * @throws UserError `REPLACEMENT_REFUSED` or `ALLOWANCE_UNUSED`
 */
export async function approveRemoval(
  run: LayerRun,
  stack: DeployedStack,
  allowed: ReadonlySet<string>,
): Promise<void> {
  const environment = environmentFor(run.environment, run.layer.name);
  if (!environment.protected && allowed.size === 0) return;
  const changes = await removalChanges(run, stack);
  if (environment.protected) showChanges(run, changes);
  await keepLosses(run, judgeLosses(changes, environment, allowed, RETIREMENT));
}
