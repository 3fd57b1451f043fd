import { describeStack } from '../aws/deployed-stack';
import { hasBeenUp } from '../commands/stack-status';
import type { LayerRun } from '../layer-run';
import type { SynthesisedLayer } from '../synthesised-layer';
import { type Comparison, assembleChanges, compare, isUnchanged, noChanges } from './assemble-changes';
import { askForChanges } from './change-set';
import type { LayerChanges } from './layer-changes';
import type { PlannedChanges } from './planned-change';
import { stackInput } from './stack-input';

/** What a deploy of a layer would do now. Touches nothing: a change set that it needs is deleted again. */
export async function findChanges(run: LayerRun, synthesised: SynthesisedLayer): Promise<LayerChanges> {
  const stack = await describeStack(await run.session(), run.stack);
  const up = stack && hasBeenUp(stack.status) ? stack : undefined;
  const comparison = await compare(run, synthesised, up);
  // A change set for a stack that does not exist would make one: an empty stack in review.
  if (!up) return assembleChanges(comparison, undefined, 'the template; nothing is deployed');
  if (up.status.endsWith('_COMPLETE') && isUnchanged(comparison)) return noChanges(comparison);
  const answer = await ask(comparison, up.status);
  return assembleChanges(comparison, answer.planned, answer.basis);
}

/** A stack that cannot be updated now has no change set; its templates can still be compared. */
async function ask(
  { session, run, synthesised }: Comparison,
  status: string,
): Promise<{ readonly planned?: PlannedChanges; readonly basis: string }> {
  if (!status.endsWith('_COMPLETE'))
    return { basis: `the templates alone: the stack is ${status}; what is replaced is not known` };
  try {
    const planned = await askForChanges(session, run.stack, await stackInput(session, synthesised));
    return { planned, basis: "CloudFormation's change set and the templates" };
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { basis: `the templates alone, what is replaced is not known: ${reason}` };
  }
}
