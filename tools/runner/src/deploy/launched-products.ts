import { UserError } from '@hipaa-cdk/errors';
import { type DeployedStack, listStacks, stackResources } from '../aws/deployed-stack';
import type { Session } from '../aws/session';
import { placeOf } from '../place';

/** As Service Catalog names the stacks of what was launched. */
const PRODUCT = /^SC-\d+-pp-(.+)$/;

/** On stacks that Service Catalog itself has launched. */
const OF_SERVICE_CATALOG = 'aws:servicecatalog:productArn';

/** What of a layer's values may stand in a parameter by accident. */
const SHORTEST = 6;

/**
 * Refuses to destroy layers that a launched product stands on: its network, or the catalog that alone can terminate it.
 *
 * @throws UserError `PRODUCT_STILL_LAUNCHED` naming the products, and the commands that terminate them
 */
export async function assertNoProducts(session: Session, layers: readonly string[]): Promise<void> {
  const stacks = await listStacks(session);
  const products = stacks.filter(({ name, status }) => PRODUCT.test(name) && status !== 'DELETE_COMPLETE');
  if (products.length === 0) return;
  const standing: string[] = [];
  const names = new Set<string>();
  for (const layer of layers) {
    const stack = stacks.find(({ name }) => name === placeOf(session.environment, layer).stack);
    const own = stack ? await valuesOf(session, stack) : undefined;
    for (const product of own ? products.filter((one) => standsOn(one, own)) : []) {
      const [, name = product.name] = PRODUCT.exec(product.name) ?? [];
      names.add(name);
      standing.push(`${layer} cannot go: ${name} was launched from the catalog and stands on it`);
    }
  }
  if (standing.length === 0) return;
  const { name: environment } = session.environment;
  throw new UserError({
    code: 'PRODUCT_STILL_LAUNCHED',
    message: standing.join('; '),
    remedy: [...names]
      .map((name) => `npx nx run catalog:terminate --env=${environment} --name=${name}`)
      .join('\n'),
  });
}

interface LayerValues {
  /** What it publishes, and the ids of its resources. */
  readonly values: ReadonlySet<string>;
  readonly hasCatalog: boolean;
}

async function valuesOf(session: Session, stack: DeployedStack): Promise<LayerValues> {
  const resources = await stackResources(session, stack.name);
  const ids = resources.map(({ PhysicalResourceId = '' }) => PhysicalResourceId);
  const published = [...stack.outputs.values()].flatMap((value) => value.split(','));
  return {
    values: new Set([...ids, ...published].filter((value) => value.length >= SHORTEST)),
    hasCatalog: resources.some(({ ResourceType }) => ResourceType === 'AWS::ServiceCatalog::Portfolio'),
  };
}

function standsOn({ parameters, tags }: DeployedStack, { values, hasCatalog }: LayerValues): boolean {
  const arn = tags.get(OF_SERVICE_CATALOG);
  // Where there is no Service Catalog, stacks stand in for it: whichever catalog there is launched them.
  if (hasCatalog) return arn === undefined || values.has(arn.split('/').at(-1) ?? '');
  return [...parameters.values()].flatMap((value) => value.split(',')).some((value) => values.has(value));
}
