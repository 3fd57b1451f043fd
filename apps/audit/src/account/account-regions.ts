import type { Environment } from '@hipaa-cdk/environments';
import { allEnvironments } from '@hipaa-cdk/platform';

type Place = Pick<Environment, 'account' | 'region'>;

/**
 * Regions in which an account has environments, in the order of the registry. The first is its home: what is in no region
 * is recorded there, because the layer has a stack in each region, and all of them would record the same.
 */
export function accountRegions(
  { account, region }: Place,
  all: readonly Place[] = allEnvironments(),
): readonly [string, ...string[]] {
  const found = all.filter((place) => place.account === account).map((place) => place.region);
  const [home = region, ...others] = new Set(found);
  return [home, ...others];
}
