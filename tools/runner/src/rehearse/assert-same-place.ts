import { type Environment, environmentFile } from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import type { SynthesisedLayer } from '../synthesised-layer';

/**
 * Refuses templates of another account or region than the environment has now: there, nothing would be updated.
 *
 * @param title the commit that the templates are of
 * @throws UserError `ENVIRONMENT_MOVED`
 */
export function assertSamePlace(
  layers: readonly SynthesisedLayer[],
  { name, account, region }: Environment,
  title: string,
): void {
  const then = layers
    .map(({ manifest }) => manifest.environment)
    .find((environment) => environment.account !== account || environment.region !== region);
  if (!then) return;
  throw new UserError({
    code: 'ENVIRONMENT_MOVED',
    message: `as of ${title}, ${name} was account ${then.account}, region ${then.region}; now it is account ${account}, region ${region}: a new environment, in which nothing is updated`,
    remedy: `see ${environmentFile(name)}, or rehearse from a later commit: --from=<commit>`,
  });
}
