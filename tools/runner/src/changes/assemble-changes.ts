import { type DeployedStack, deployedTemplate } from '../aws/deployed-stack';
import type { Session } from '../aws/session';
import { storedParameters } from '../aws/stored-parameters';
import { publishedBelow } from '../layer-place';
import type { LayerRun } from '../layer-run';
import { parseTemplate } from '../parse-template';
import { isSameTemplate } from '../same-template';
import { type SynthesisedLayer, storedInputs } from '../synthesised-layer';
import { stableDigest } from '../stable-digest';
import type { FullTemplate } from './full-template';
import type { InputChange, LayerChanges, ResourceChange } from './layer-changes';
import type { PlannedChanges } from './planned-change';
import { isPublished, publishedChanges } from './published-changes';
import { deployedReaders } from './readers';
import { resourceChanges } from './resource-changes';
import { stackNotes } from './stack-notes';

/** What a layer is, deployed and wanted, before anybody is asked what the difference does. */
export interface Comparison {
  readonly run: LayerRun;
  readonly session: Session;
  readonly synthesised: SynthesisedLayer;
  /** Undefined when the layer is not up. */
  readonly stack: DeployedStack | undefined;
  readonly deployed: FullTemplate;
  readonly inputs: readonly InputChange[];
}

/** Reads what is deployed of a layer. */
export async function compare(
  run: LayerRun,
  synthesised: SynthesisedLayer,
  stack: DeployedStack | undefined,
): Promise<Comparison> {
  const session = await run.session();
  const deployed = stack ? await parseTemplate(await deployedTemplate(session, stack.name)) : {};
  const inputs = stack ? await movedInputs(session, stack, synthesised) : [];
  return { run, session, synthesised, stack, deployed: deployed as FullTemplate, inputs };
}

/** Whether a deploy would find nothing to do. */
export function isUnchanged({ stack, deployed, synthesised, inputs }: Comparison): boolean {
  return (
    stack !== undefined &&
    inputs.length === 0 &&
    stack.terminationProtection === synthesised.manifest.environment.protected &&
    isSameTemplate(deployed, synthesised.template)
  );
}

/**
 * Puts together all that a deploy would do.
 *
 * @param planned CloudFormation's answer; undefined when it was not asked
 * @param basis what the answer rests on, in words
 */
export async function assembleChanges(
  comparison: Comparison,
  planned: PlannedChanges | undefined,
  basis: string,
): Promise<LayerChanges> {
  const { run, session, synthesised, stack, deployed, inputs } = comparison;
  const wanted = synthesised.template as FullTemplate;
  const below = publishedBelow(run.environment, run.layer.name);
  const resources = resourceChanges(deployed, wanted, stack ? planned : undefined);
  const isContract = (id: string): boolean =>
    isPublished(wanted.Resources?.[id] ?? deployed.Resources?.[id], below);
  const published = publishedChanges({
    below,
    deployed,
    wanted,
    resources,
    readers: stack ? await deployedReaders(session) : new Map(),
    stored: stack ? await storedParameters(session, publishedNames(deployed)) : new Map(),
  });
  const protection = {
    before: stack?.terminationProtection ?? false,
    after: synthesised.manifest.environment.protected,
  };
  return {
    layer: run.layer.name,
    environment: run.environment.name,
    stack: run.stack,
    state: stack ? 'changed' : 'new',
    basis,
    digest: stableDigest({ stack: run.stack, deployed, wanted, inputs, protection }),
    resources: resources.filter((one) => !isContract(one.logicalId) && !isOnlyLookedAt(one)),
    published,
    inputs,
    notes: stack ? [...stackNotes(deployed, wanted, protection), ...lookedAt(resources)] : [],
  };
}

/** CloudFormation looks again at whatever refers to a resource that it updates. */
function isOnlyLookedAt({ action, properties }: ResourceChange): boolean {
  return action === 'changed' && properties.every(({ certain }) => certain === false);
}

function lookedAt(resources: readonly ResourceChange[]): string[] {
  const count = resources.filter(isOnlyLookedAt).length;
  const what = count === 1 ? '1 resource refers' : `${count} resources refer`;
  return count > 0 ? [`${what} to updated ones, and will most likely stay as they are`] : [];
}

/** The answer for a layer in which nothing differs. */
export function noChanges(comparison: Comparison): LayerChanges {
  const { run, stack, synthesised, deployed, inputs } = comparison;
  const after = synthesised.manifest.environment.protected;
  return {
    layer: run.layer.name,
    environment: run.environment.name,
    stack: run.stack,
    state: 'unchanged',
    basis: 'equal templates and inputs',
    digest: stableDigest({
      stack: run.stack,
      deployed,
      wanted: synthesised.template,
      inputs,
      protection: { before: stack?.terminationProtection ?? false, after },
    }),
    resources: [],
    published: [],
    inputs: [],
    notes: [],
  };
}

async function movedInputs(
  session: Session,
  stack: DeployedStack,
  { template }: SynthesisedLayer,
): Promise<InputChange[]> {
  const inputs = storedInputs(template);
  const stored = await storedParameters(session, [...inputs.values()]);
  return [...inputs].flatMap(([parameter, name]) => {
    const before = stack.parameters.get(parameter);
    const after = stored.get(name) ?? 'not published';
    // A parameter that the stack does not have yet is a change of the template.
    return before === undefined || before === after ? [] : [{ name, before, after }];
  });
}

function publishedNames({ Resources = {} }: FullTemplate): string[] {
  return Object.values(Resources).flatMap(({ Type, Properties }) =>
    Type === 'AWS::SSM::Parameter' && typeof Properties?.['Name'] === 'string' ? [Properties['Name']] : [],
  );
}
