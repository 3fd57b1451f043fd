import { type Environment, environmentFor, hasLayer } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import { allEnvironments } from '@hipaa-cdk/platform';

/** Layers that products read from. */
const NEEDED = ['network', 'catalog'];

/**
 * The environment whose network products are launched into: the first of the registry that shares the account and
 * region, and has a network.
 *
 * @param place an environment of the account, or what its environments share
 * @throws UserError `NETWORK_ABSENT`
 */
export function homeEnvironment(
  place: Environment,
  all: readonly Environment[] = allEnvironments(),
): Environment {
  const home = all.find(
    (other) => isSamePlace(other, place) && NEEDED.every((layer) => hasLayer(other, layer)),
  );
  if (home) return home;
  const { account, region } = environmentFor(place, 'catalog');
  throw new UserError({
    code: 'NETWORK_ABSENT',
    message: `no environment in account ${account}, region ${region} has a network that products could be launched into`,
    remedy: 'add "network" to the layers of an environment there, or leave "catalog" out',
  });
}

function isSamePlace(one: Environment, other: Environment): boolean {
  return one.target === other.target && one.account === other.account && one.region === other.region;
}
