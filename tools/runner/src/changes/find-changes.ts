import { describeStack, hasBeenUp, type DeployedStack, deployedTemplate } from '../aws/deployed-stack';
import type { LayerRun } from '../command';
import { type SynthesisedLayer, storedInputs } from '@hipaa-cdk/layer-templates';
import { askForChanges, stackInput } from './change-set';
import type { LayerChanges, InputChange, ResourceChange } from './layer-changes';
import type { PlannedChanges } from './planned-change';
import type { Session } from '../aws/session';
import { storedParameters } from '../aws/parameters';
import { parseTemplate, isSameTemplate, stableDigest } from '../template';
import type { FullTemplate } from '@hipaa-cdk/layer-templates';
import { resourceChanges } from './resource-changes';
import { readersOfNames } from '../aws/deployed-readers';
import { nestedChanges } from './nested-changes';
import { isPublished, publishedChanges } from './published-changes';
import { propertyChanges } from './property-changes';
import { valueText } from './value-text';

/** What a deploy of a layer would do now. Touches nothing: a change set that it needs is deleted again. */
export async function findChanges(run: LayerRun, synthesised: SynthesisedLayer): Promise<LayerChanges> {
  const stack = await describeStack(await run.session(), run.place.stack);
  const up = stack && hasBeenUp(stack.status) ? stack : undefined;
  const comparison = await compare(run, synthesised, up);
  // A change set for a stack that does not exist would make one: an empty stack in review.
  if (!up) return assembleChanges(comparison, undefined, 'the template; nothing is deployed');
  if (up.status.endsWith('_COMPLETE') && isUnchanged(comparison)) return noChanges(comparison);
  const answer = await ask(comparison, up.status);
  return assembleChanges(comparison, answer.planned, answer.basis);
}

/** A stack that cannot be updated now has no change set; its templates can still be compared. */
async function ask(
  { session, run, synthesised }: Comparison,
  status: string,
): Promise<{ readonly planned?: PlannedChanges; readonly basis: string }> {
  if (!status.endsWith('_COMPLETE'))
    return { basis: `the templates alone: the stack is ${status}; what is replaced is not known` };
  try {
    const planned = await askForChanges(session, run.place.stack, await stackInput(session, synthesised));
    return { planned, basis: "CloudFormation's change set and the templates" };
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { basis: `the templates alone, what is replaced is not known: ${reason}` };
  }
}

/** What a layer is, deployed and wanted, before anybody is asked what the difference does. */
interface Comparison {
  readonly run: LayerRun;
  readonly session: Session;
  readonly synthesised: SynthesisedLayer;
  /** Undefined when the layer is not up. */
  readonly stack: DeployedStack | undefined;
  readonly deployed: FullTemplate;
  readonly inputs: readonly InputChange[];
  /** What happens inside of nested stacks. */
  readonly nested: readonly ResourceChange[];
}

/** Reads what is deployed of a layer. */
export async function compare(
  run: LayerRun,
  synthesised: SynthesisedLayer,
  stack: DeployedStack | undefined,
): Promise<Comparison> {
  const session = await run.session();
  const deployed = (
    stack ? await parseTemplate(await deployedTemplate(session, stack.name)) : {}
  ) as FullTemplate;
  const inputs = stack ? await movedInputs(session, stack, synthesised) : [];
  const nested = await nestedChanges(session, run.place.stack, deployed, synthesised);
  return { run, session, synthesised, stack, deployed, inputs, nested };
}

/** Whether a deploy would find nothing to do. */
function isUnchanged({ stack, deployed, synthesised, inputs }: Comparison): boolean {
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
  const below = run.place.published;
  const resources = resourceChanges(deployed, wanted, stack ? planned : undefined);
  const isContract = (id: string): boolean =>
    isPublished(wanted.Resources?.[id] ?? deployed.Resources?.[id], below);
  const published = publishedChanges({
    below,
    deployed,
    wanted,
    resources,
    readers: stack ? await readersOfNames(session) : new Map(),
    stored: stack ? await storedParameters(session, publishedNames(deployed)) : new Map(),
  });
  const protection = {
    before: stack?.terminationProtection ?? false,
    after: synthesised.manifest.environment.protected,
  };
  return {
    layer: run.layer.name,
    environment: run.environment.name,
    stack: run.place.stack,
    state: stack ? 'changed' : 'new',
    basis,
    digest: stableDigest({ stack: run.place.stack, deployed, wanted, inputs, protection }),
    resources: [
      ...resources.filter((one) => !isContract(one.logicalId) && !isOnlyLookedAt(one)),
      ...comparison.nested,
    ],
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
function noChanges(comparison: Comparison): LayerChanges {
  const { run, stack, synthesised, deployed, inputs } = comparison;
  const after = synthesised.manifest.environment.protected;
  return {
    layer: run.layer.name,
    environment: run.environment.name,
    stack: run.place.stack,
    state: 'unchanged',
    basis: 'equal templates and inputs',
    digest: stableDigest({
      stack: run.place.stack,
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

const SECTIONS = ['Outputs', 'Conditions', 'Mappings'] as const;

/** Changes of the stack itself, a sentence each. */
export function stackNotes(
  deployed: FullTemplate,
  wanted: FullTemplate,
  protection: { readonly before: boolean; readonly after: boolean },
): string[] {
  const switched =
    protection.before === protection.after
      ? []
      : [`termination protection of the stack is switched ${protection.after ? 'on' : 'off'}`];
  const sections = SECTIONS.flatMap((section) =>
    propertyChanges(section, deployed[section] ?? {}, wanted[section] ?? {}).map(
      ({ path, before = 'nothing', after = 'nothing' }) =>
        `${path}: ${valueText(before)} → ${valueText(after)}`,
    ),
  );
  return [...switched, ...sections];
}
