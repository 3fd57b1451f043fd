import { type DeployedStack, deployedTemplate, stackResources } from '../aws/deployed-stack';
import type { LayerRun } from '../command';
import { parseTemplate, stableDigest } from '../template';
import type { FullTemplate } from '@hipaa-cdk/layer-templates';
import { nestedChanges } from './nested-changes';
import { resourceChanges } from './resource-changes';
import type { LayerChanges, ResourceChange } from './layer-changes';
import { isPublished, publishedChanges } from './published-changes';

/** All that the removal of a layer's stack would do. Nobody reads it any more: that is seen to before. */
export async function removalChanges(run: LayerRun, stack: DeployedStack): Promise<LayerChanges> {
  const session = await run.session();
  const deployed = (await parseTemplate(await deployedTemplate(session, stack.name))) as FullTemplate;
  const names = new Map(
    (await stackResources(session, stack.name)).map(({ LogicalResourceId, PhysicalResourceId }) => [
      LogicalResourceId,
      PhysicalResourceId,
    ]),
  );
  const below = run.place.published;
  const all = resourceChanges(deployed, {}, undefined);
  const named = (one: ResourceChange): ResourceChange => ({ ...one, physicalId: names.get(one.logicalId) });
  const nested = await nestedChanges(session, stack.name, deployed, undefined);
  return {
    layer: run.layer.name,
    environment: run.environment.name,
    stack: run.place.stack,
    state: 'changed',
    basis: 'the deployed template; the whole stack would be removed',
    digest: stableDigest({ stack: run.place.stack, deployed, removed: true }),
    resources: [
      ...all.filter(({ logicalId }) => !isPublished(deployed.Resources?.[logicalId], below)).map(named),
      ...nested,
    ],
    published: publishedChanges({
      below,
      deployed,
      wanted: {},
      resources: all,
      stored: new Map(),
      readers: new Map(),
    }),
    inputs: [],
    notes: [],
  };
}
