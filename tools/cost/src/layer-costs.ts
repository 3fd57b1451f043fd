import { type Environment, hasLayer } from '@hipaa-cdk/environments';
import { type LayerSubject, layerSubjects } from '@hipaa-cdk/layer-templates';
import { accountLayers } from '@hipaa-cdk/platform';
import type { LayerCost } from './budget';
import { idleCost } from './idle-cost';

/**
 * What every layer costs in the environments of real accounts that have it; the embedded AWS costs nothing. Layers of
 * an account are billed to the account, once, whichever environments share it.
 */
export async function layerCosts(
  workspaceRoot: string,
  environments: readonly Environment[],
): Promise<LayerCost[]> {
  const billed = environments.filter(({ target }) => target === 'aws');
  const subjects = await layerSubjects(workspaceRoot, billed);
  return billedOnce(subjects, billed).map(({ layer, environment, template }) => ({
    layer,
    environment,
    costs: idleCost(template),
  }));
}

/** The templates that are really deployed, each under the name of who pays for it. */
export function billedOnce<T extends Pick<LayerSubject, 'layer' | 'environment'>>(
  subjects: readonly T[],
  environments: readonly Environment[],
): T[] {
  const bills = new Map<string, T>();
  for (const subject of subjects) {
    const environment = environments.find(({ name }) => name === subject.environment);
    if (!environment || !hasLayer(environment, subject.layer)) continue;
    const payer = accountLayers.includes(subject.layer) ? `account ${environment.account}` : environment.name;
    const bill = `${payer} ${subject.layer}`;
    if (!bills.has(bill)) bills.set(bill, { ...subject, environment: payer });
  }
  return [...bills.values()];
}
