import { allEnvironments, isAccountLayer } from '@hipaa-cdk/environments';
import { stackName } from '@hipaa-cdk/layer/stack-name';
import { listStacks } from '../aws/deployed-stack';
import type { Session } from '../aws/session';

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
