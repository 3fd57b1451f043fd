import { settledStack } from '../aws/deployed-stack';
import { removeStack } from '../aws/remove-stack';
import type { LayerCommand } from '../layer-run';
import { countResources } from '../synthesised-layer';
import { accountSharers } from './account-sharers';

/** Deletes the layer's stack. Whether that is allowed at all is settled before the first layer is touched. */
export const destroy: LayerCommand = async (run) => {
  const { layer, progress } = run;
  const session = await run.session();
  const stack = await settledStack(session, run.stack, (status) =>
    progress.phase(layer.name, `waiting: the stack is ${status}`),
  );
  if (!stack) return { result: 'absent' };
  const sharers = await accountSharers(session, layer.name);
  if (sharers.length > 0)
    return { result: 'kept', note: `${sharers.join(', ')} of the same account is deployed` };
  progress.phase(layer.name, 'destroying');
  const template = await removeStack(session, stack);
  return { result: 'destroyed', resources: countResources(template, new Set()).all };
};
