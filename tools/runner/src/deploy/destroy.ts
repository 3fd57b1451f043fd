import { allEnvironments, isAccountLayer } from '@hipaa-cdk/environments';
import { stackName } from '@hipaa-cdk/layer/stack-name';
import { deployedTemplate, settledStack, listStacks, stackResources } from '../aws/deployed-stack';
import { removeStack } from '../aws/remove-stack';
import type { LayerCommand } from '../command';
import { countResources } from '@hipaa-cdk/layer-templates';
import type { Session } from '../aws/session';
import { parseTemplate } from '../template';
import { whatStays } from './what-stays';

/** Deletes the layer's stack. Whether that is allowed at all is settled before the first layer is touched. */
export const destroy: LayerCommand = async (run) => {
  const { layer, progress } = run;
  const session = await run.session();
  const stack = await settledStack(session, run.place.stack, (status) =>
    progress.phase(layer.name, `waiting: the stack is ${status}`),
  );
  if (!stack) return { result: 'absent' };
  const sharers = await accountSharers(session, layer.name);
  if (sharers.length > 0)
    return { result: 'kept', note: `${sharers.join(', ')} of the same account is deployed` };
  const deployed = await parseTemplate(await deployedTemplate(session, stack.name));
  const staying = whatStays(deployed, await stackResources(session, stack.name));
  const tell = (begin: string): void => {
    if (staying.length > 0) progress.say([`${layer.name}: ${begin}:`, ...staying].join('\n  '));
  };
  tell('goes, and will leave');
  progress.phase(layer.name, 'destroying');
  await run.begin?.('destroyed');
  const template = await removeStack(session, stack);
  tell('is gone, and has left');
  const note = staying.length > 0 ? `${staying.length} stay, as listed above` : undefined;
  return { result: 'destroyed', resources: countResources(template, new Set()).all, ...(note && { note }) };
};

/**
 * Other environments that a layer of the account still serves: they share the account and region, and something of
 * theirs is deployed.
 *
 * @returns their names; none for a layer that belongs to its environment alone
 */
export async function accountSharers(session: Session, layer: string): Promise<readonly string[]> {
  if (!isAccountLayer(layer)) return [];
  const { name, account, region, target } = session.environment;
  const neighbours = allEnvironments().filter(
    (other) =>
      other.name !== name && other.account === account && other.region === region && other.target === target,
  );
  if (neighbours.length === 0) return [];
  const stacks = await listStacks(session);
  return neighbours
    .filter((other) => stacks.some((stack) => stack.name.startsWith(stackName(other.name, ''))))
    .map((other) => other.name);
}
