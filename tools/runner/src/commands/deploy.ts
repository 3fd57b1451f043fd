import { type Environment, grantedParameter, thePlatform } from '@hipaa-cdk/environments';
import { type DeployedStack, deployedTemplate, settledStack } from '../aws/deployed-stack';
import { removeStack } from '../aws/remove-stack';
import type { Session } from '../aws/session';
import { storedParameters } from '../aws/stored-parameters';
import { deployWithToolkit } from '../aws/toolkit-deploy';
import type { LayerCommand, LayerRun, Outcome } from '../layer-run';
import { parseTemplate } from '../parse-template';
import { replacementGuard } from '../protection/replacement-guard';
import {
  type SynthesisedLayer,
  countResources,
  outputDirectory,
  readSynthesised,
  storedInputs,
} from '../synthesised-layer';
import { isSameTemplate } from '../same-template';
import { assertGranted } from './assert-granted';
import { assertNoPlaceholders } from './assert-no-placeholders';
import { assertPublished } from './assert-published';
import { hasBeenUp, isSound } from './stack-status';

/** Deploys the synthesised directory, unless what is deployed equals it. */
export const deploy: LayerCommand = async (run) => {
  const { layer, environment, progress, request } = run;
  const session = await run.session();
  const synthesised = readSynthesised(outputDirectory(request.workspaceRoot, layer.name, environment.name));
  const inputs = storedInputs(synthesised.template);
  const [stored, stack] = await Promise.all([
    storedParameters(session, [...inputs.values(), ...notesOf(environment)]),
    settledStack(session, run.stack, (status) =>
      progress.phase(layer.name, `waiting: the stack is ${status}`),
    ),
  ]);
  assertPublished(layer.name, environment.name, inputs, stored);
  if (environment.target === 'aws') assertNoPlaceholders(layer.name, synthesised.template);

  const { all, ofTypes } = countResources(synthesised.template, session.stubbedTypes);
  const published = synthesised.manifest.publishes.reduce((sum, { entries }) => sum + entries.length, 0);
  const outcome = (result: Outcome['result']): Outcome => ({
    result,
    resources: all,
    stubbed: ofTypes,
    published,
  });

  const isUp = stack !== undefined && hasBeenUp(stack.status);
  const guard = replacementGuard(run, synthesised, isUp ? stack : undefined);
  const unchanged = (): Outcome => {
    guard.nothingToReplace();
    return outcome('unchanged');
  };
  if (stack && (await isUnchanged(session, stack, synthesised, inputs, stored))) return unchanged();
  refuseUngranted(run, synthesised, stored);
  if (stack?.status === 'ROLLBACK_FAILED' && !environment.protected) {
    // A locked database outlives the rollback of the deploy that made it; nobody has put anything into it yet.
    progress.phase(layer.name, 'removing what a failed first deploy left');
    await removeStack(session, stack);
  }
  progress.phase(layer.name, isUp ? 'updating' : 'creating');
  const changed = await deployWithToolkit(
    session,
    synthesised,
    (done, total, text) => progress.step(layer.name, done, total, text),
    guard.approve,
  );
  if (!changed) return unchanged();
  return outcome(isUp ? 'updated' : 'created');
};

/** What the bootstrap of a real account has noted, read along with the published values. */
function notesOf({ target }: Environment): readonly string[] {
  return target === 'aws' ? [grantedParameter()] : [];
}

function refuseUngranted(
  { environment, stack }: LayerRun,
  { template, manifest }: SynthesisedLayer,
  stored: ReadonlyMap<string, string>,
): void {
  if (environment.target !== 'aws') return;
  const prefix = [thePlatform().application.name, manifest.environment.name];
  assertGranted({ stackName: stack, prefix, template }, environment, stored);
}

async function isUnchanged(
  session: Session,
  stack: DeployedStack,
  { template, manifest }: SynthesisedLayer,
  inputs: ReadonlyMap<string, string>,
  stored: ReadonlyMap<string, string>,
): Promise<boolean> {
  if (!isSound(stack.status) || stack.terminationProtection !== manifest.environment.protected) return false;
  const moved = [...inputs].some(([parameter, name]) => stack.parameters.get(parameter) !== stored.get(name));
  return !moved && isSameTemplate(await parseTemplate(await deployedTemplate(session, stack.name)), template);
}
