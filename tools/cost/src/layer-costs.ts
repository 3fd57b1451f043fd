import { type Environment, hasLayer } from '@hipaa-cdk/environments';
import { type LayerSubject, layerSubjects } from '@hipaa-cdk/layer-templates';
import { accountLayers } from '@hipaa-cdk/platform';
import type { CloudFormationTemplate } from '@hipaa-cdk/templates';
import type { LayerCost } from './budget';
import { idleCost } from './idle-cost';
import { INSPECTOR, inspectorCost, scansOf } from './inspector';
import { IMAGE_SCANS, usePrices } from './prices';

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
  const bills = billedOnce(subjects, billed);
  const accountOf = (payer: string): string =>
    billed.find(({ name }) => name === payer)?.account ?? payer.replace(/^account /, '');
  return bills.map(({ layer, environment, template }) => {
    const account = bills.filter((one) => accountOf(one.environment) === accountOf(environment));
    const scans = scansOf([template]);
    const inspector = scans.size > 0 ? inspectorCost(account.map((one) => one.template)) : 0;
    return {
      layer,
      environment,
      costs: new Map([...idleCost(template), ...(inspector > 0 ? [[INSPECTOR, inspector] as const] : [])]),
      byUse: pricesByUse(template, scans),
    };
  });
}

/** What is paid by use beside what it costs idle, a line for each type that the template has. */
export function pricesByUse(template: CloudFormationTemplate, scans: ReadonlySet<string>): readonly string[] {
  const types = new Set(Object.values(template.Resources).map(({ Type }) => Type));
  return [
    ...Object.entries(usePrices).flatMap(([type, price]) => (types.has(type) ? [`${type}: ${price}`] : [])),
    ...(scans.has('ECR') ? [`${INSPECTOR}: ${IMAGE_SCANS}`] : []),
  ];
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
