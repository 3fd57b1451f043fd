import { type Environment, hasLayer } from '@hipaa-cdk/environments';
import { layerSubjects } from '@hipaa-cdk/layer-templates';
import type { LayerCost } from './cost-table';
import { idleCost } from './idle-cost';

/** What every layer costs in the environments of real accounts that have it; the embedded AWS costs nothing. */
export async function layerCosts(
  workspaceRoot: string,
  environments: readonly Environment[],
): Promise<LayerCost[]> {
  const billed = environments.filter(({ target }) => target === 'aws');
  const subjects = await layerSubjects(workspaceRoot, billed);
  return subjects
    .filter(({ layer, environment }) =>
      billed.some((one) => one.name === environment && hasLayer(one, layer)),
    )
    .map(({ layer, environment, template }) => ({ layer, environment, costs: idleCost(template) }));
}
