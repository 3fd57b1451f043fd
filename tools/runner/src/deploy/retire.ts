import { setTimeout as delay } from 'node:timers/promises';
import { computeLayer } from '@hipaa-cdk/environments';
import { describeStack, settledStack, type DeployedStack, isSound } from '../aws/deployed-stack';
import { liftTerminationProtection, removeStack } from '../aws/remove-stack';
import type { Session } from '../aws/session';
import { placeOf } from '../place';
import type { LayerCommand, LayerRun, Outcome } from '../command';
import { assertNxIsThere } from '../nx-gone';
import { isOn } from '../options';
import { allowedReplacements } from '../command-options';
import { assertAllUsed, type Attempt, judgeLosses } from '../protection/judge-losses';
import { countResources } from '@hipaa-cdk/layer-templates';
import { deployedReaders } from '../aws/deployed-readers';
import { removalChanges } from '../changes/removal-changes';
import { keepLosses, showChanges } from '../protection/replacement-guard';

const RETIREMENT: Attempt = { done: 'removed', instead: 'leave out --retire', options: ' --retire' };

/**
 * Judges the removal of a whole stack as a deploy that removes every resource of it, and takes the same snapshots.
 *
 * @param allowed logical ids that may be removed
 * @throws UserError `REPLACEMENT_REFUSED` or `ALLOWANCE_UNUSED`
 */
async function approveRemoval(
  run: LayerRun,
  stack: DeployedStack,
  allowed: ReadonlySet<string>,
): Promise<void> {
  const { environment } = run.place;
  if (!environment.protected && allowed.size === 0) return;
  const changes = await removalChanges(run, stack);
  if (environment.protected) showChanges(run, changes);
  await keepLosses(run, judgeLosses(changes, environment, allowed, RETIREMENT));
}

/** How long resolvers may remember an address after its record has changed, in milliseconds. */
const REMEMBERED = 120_000;

/**
 * Removes a compute that the environment has not chosen, once the chosen one is up and nobody reads the old one any
 * more. Until then, and in a protected environment without `--retire`, it keeps running. There, what its stack holds is
 * judged like what a deploy would remove.
 *
 * @throws UserError `REPLACEMENT_REFUSED` or `ALLOWANCE_UNUSED`
 */
export const retire: LayerCommand = async (run) => {
  const { layer, environment, progress, request } = run;
  const idle = `the compute of ${environment.name} is ${environment.compute}`;
  const session = await run.session();
  const stack = await settledStack(session, run.place.stack, (status) =>
    progress.phase(layer.name, `waiting: the stack is ${status}`),
  );
  const allowed = allowedReplacements(request.tasks);
  const without = (outcome: Outcome): Outcome => {
    assertAllUsed(layer.name, allowed, []);
    return outcome;
  };
  if (!stack) return without({ result: 'skipped', note: idle });

  const chosen = computeLayer(environment.compute);
  const successor = await describeStack(session, placeOf(environment, chosen).stack);
  if (!successor || !isSound(successor.status))
    return without({ result: 'kept', note: `${chosen} is not up yet` });
  const readers = await deployedReaders(session, [layer.name]);
  if (readers.length > 0)
    return without({
      result: 'kept',
      note: `${readers.map(({ reader }) => reader).join(', ')} still read${readers.length > 1 ? '' : 's'} it`,
    });
  const asked = request.tasks.some(({ options }) => isOn(options, 'retire'));
  if (environment.protected && !asked)
    return without({ result: 'kept', note: `${idle}; --retire removes this one` });

  await approveRemoval(run, stack, allowed);
  await untilForgotten(run, session, chosen);
  assertNxIsThere();
  progress.phase(layer.name, 'retiring');
  await run.begin?.('retired');
  if (stack.terminationProtection) await liftTerminationProtection(session, stack);
  const template = await removeStack(session, stack);
  return { result: 'retired', resources: countResources(template, new Set()).all, note: idle };
};

/** Whoever still has the old address gets an answer, until it is forgotten. The embedded AWS has nobody to forget it. */
async function untilForgotten(run: LayerRun, session: Session, chosen: string): Promise<void> {
  if (run.environment.target !== 'aws') return;
  const readers = await deployedReaders(session, [chosen]);
  const stacks = await Promise.all(
    readers.map(({ reader }) => describeStack(session, placeOf(run.environment, reader).stack)),
  );
  const turned = Math.max(0, ...stacks.map((stack) => stack?.lastUpdated?.getTime() ?? 0));
  const wait = turned + REMEMBERED - Date.now();
  if (wait <= 0) return;
  run.progress.phase(
    run.layer.name,
    `waiting ${Math.ceil(wait / 1000)} s until the old address is forgotten`,
  );
  await delay(wait);
}
