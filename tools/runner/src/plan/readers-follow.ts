import { UserError } from '@hipaa-cdk/errors';
import type { FullTemplate, SynthesisedLayer } from '@hipaa-cdk/layer-templates';
import { stackName } from '@hipaa-cdk/layer/stack-name';
import {
  deployedTemplate,
  type DeployedStack,
  describeStack,
  hasBeenUp,
  listStacks,
} from '../aws/deployed-stack';
import type { Session } from '../aws/session';
import type { LayerRun } from '../command';
import { allowedReplacements } from '../command-options';
import { placeOf } from '../place';
import type { LayerNode } from '../request';
import { producersOf } from '../task-order';
import { parseTemplate } from '../template';
import { type ChangePlan, changePlanText } from './plan-text';
import { type Standing, hasGround, movedGround, standingOn } from './standing';

/**
 * Refuses to move the ground from under layers that cannot follow, before anything moves.
 *
 * @param stack the stack that would be updated; undefined when one is created
 * @throws UserError `READERS_CANNOT_FOLLOW` with the steps that lead there
 */
export async function assertReadersFollow(
  run: LayerRun,
  { template }: SynthesisedLayer,
  stack: DeployedStack | undefined,
): Promise<void> {
  const { layer, request } = run;
  if (!stack || !hasGround(template)) return;
  const plan = await changePlan(await run.session(), layer.name, template, stack, request.layers);
  const stuck = (plan?.standing ?? []).filter(({ way }) => way !== 'deployed');
  if (!plan || stuck.length === 0) return;
  const allowed = allowedReplacements(request.tasks);
  if (plan.moved.every(({ logicalId }) => allowed.has(logicalId))) return;
  throw new UserError({
    code: 'READERS_CANNOT_FOLLOW',
    message: `nothing was deployed: ${stuck.map(({ layer: reader, because }) => `${reader} cannot follow with ${because.join(', ')}`).join('; ')}\n\n${changePlanText(plan)}\n`,
    remedy: `change it back, or go by the steps; npx nx run platform:plan --env=${plan.environment} writes them down`,
  });
}

/**
 * The steps of all changes that deployed layers cannot follow by themselves.
 *
 * @param layers as they would be deployed
 */
export async function changePlans(
  session: Session,
  layers: readonly Pick<SynthesisedLayer, 'manifest' | 'template'>[],
): Promise<readonly ChangePlan[]> {
  const nodes = layers.map(({ manifest: { layer, reads } }) => ({
    name: layer,
    root: '',
    reads: reads.map((read) => read.layer),
  }));
  const plans = await Promise.all(
    layers
      .filter(({ template }) => hasGround(template))
      .map(async ({ manifest: { layer, stackName: name }, template }) => {
        const stack = await describeStack(session, name);
        if (!stack || !hasBeenUp(stack.status)) return undefined;
        return changePlan(session, layer, template, stack, nodes);
      }),
  );
  return plans.flatMap((plan) => plan ?? []);
}

/** The steps that a change of a layer takes; undefined where nobody's ground moves. */
async function changePlan(
  session: Session,
  layer: string,
  wanted: FullTemplate,
  stack: DeployedStack,
  layers: readonly LayerNode[],
): Promise<ChangePlan | undefined> {
  const deployed = (await parseTemplate(await deployedTemplate(session, stack.name))) as FullTemplate;
  const moved = movedGround(deployed, wanted);
  if (moved.length === 0) return undefined;
  const { environment } = placeOf(session.environment, layer);
  return {
    environment: environment.name,
    protected: environment.protected,
    layer,
    moved,
    standing: await standingIn(session, layer, stack.name, layers),
  };
}

async function standingIn(
  session: Session,
  layer: string,
  own: string,
  layers: readonly LayerNode[],
): Promise<readonly Standing[]> {
  const { environment } = session;
  const prefix = stackName(environment.name, '');
  const below = placeOf(environment, layer).published;
  const stacks = (await listStacks(session)).filter(
    ({ name, status }) => name.startsWith(prefix) && name !== own && hasBeenUp(status),
  );
  const found = await Promise.all(
    stacks.map(async ({ name }) => {
      const template = (await parseTemplate(await deployedTemplate(session, name))) as FullTemplate;
      return standingOn(below, name.slice(prefix.length), template);
    }),
  );
  const producers = producersOf(layers);
  const rank = (name: string): number => producers.get(name)?.size ?? 0;
  return found.flatMap((one) => one ?? []).sort((a, b) => rank(a.layer) - rank(b.layer));
}
