import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ACCOUNT,
  type Environment,
  accountKeeper,
  allEnvironments,
  grantedParameter,
  isAccountLayer,
  thePlatform,
} from '@hipaa-cdk/environments';
import { UserError } from '@hipaa-cdk/errors';
import { RELEASES } from '@hipaa-cdk/parameters/path';
import {
  type DeployedStack,
  deployedTemplate,
  settledStack,
  hasBeenUp,
  isSound,
  describeStack,
} from '../aws/deployed-stack';
import { removeStack } from '../aws/remove-stack';
import { publishAgain, publishedNames } from '../aws/published-values';
import type { Session } from '../aws/session';
import { storedParameters } from '../aws/parameters';
import { type Approve, deployWithToolkit } from '../aws/toolkit-deploy';
import type { LayerCommand, LayerRun, Outcome } from '../command';
import { parseTemplate, isSameTemplate } from '../template';
import { replacementGuard } from '../protection/replacement-guard';
import { assertNotStuck } from '../recover/stack-trouble';
import { publishPolicies } from '../bootstrap/embedded-policies';
import { assertReadersFollow } from '../plan/readers-follow';
import { assertPoolsStay } from '../protection/settled-pools';
import { assertGranted } from './assert-granted';
import { constructLine } from './construct-line';
import {
  type SynthesisedLayer,
  countResources,
  storedInputs,
  type Template,
} from '@hipaa-cdk/layer-templates';
import { isOn } from '../options';
import { staleInputs } from '../status/layer-status';

/**
 * Deploys the synthesised directory, unless what is deployed equals it. The layers of an account are deployed with one of
 * its environments, and left alone with the others.
 */
export const deploy: LayerCommand = async (run) => keptElsewhere(run) ?? (await deployHere(run));

/** What becomes of a layer of the account that another environment deploys; undefined for every other layer. */
export function keptElsewhere({ layer, environment }: LayerRun): Outcome | undefined {
  const keeper = keeperOf(layer.name, environment);
  return keeper === undefined
    ? undefined
    : { result: 'skipped', note: `the layers of the account are deployed with ${keeper}` };
}

const deployHere: LayerCommand = async (run) => {
  const { layer, environment, progress } = run;
  const session = await run.session();
  const synthesised = await run.synthesised();
  const inputs = storedInputs(synthesised.template);
  const [stored, stack] = await Promise.all([
    storedParameters(session, [
      ...inputs.values(),
      ...notesOf(environment),
      ...publishedNames(session, layer.name, synthesised.template),
    ]),
    settledStack(session, run.place.stack, (status) =>
      progress.phase(layer.name, `waiting: the stack is ${status}`),
    ),
  ]);
  const leftover = leftoverOf(environment, stack);
  if (!leftover) await assertNotStuck(session, layer.name, stack);
  assertPublished(layer.name, environment.name, inputs, stored);
  if (environment.target === 'aws') assertNoPlaceholders(layer.name, synthesised.template);

  const up = stack !== undefined && hasBeenUp(stack.status) ? stack : undefined;
  const guard = replacementGuard(run, synthesised, up);
  const note = up && (await publishLost(run, session, synthesised, up, stored));
  const outcome = outcomesOf(session, synthesised);
  const unchanged = (): Outcome => {
    guard.nothingToReplace();
    return { ...outcome('unchanged'), ...(note && { note }) };
  };
  const template = (): Promise<string> => deployedTemplate(session, run.place.stack);
  if (stack && (await isUnchanged(stack, synthesised, inputs, stored, template))) return unchanged();
  refuseUngranted(run, synthesised, stored);
  await assertReadersFollow(run, synthesised, up);
  await assertPoolsStay(run, synthesised.template, up);
  await askGate(run);
  if (leftover) {
    progress.phase(layer.name, 'removing what a failed first deploy left');
    await removeStack(session, leftover);
  }
  const result = up ? 'updated' : 'created';
  progress.phase(layer.name, up ? 'updating' : 'creating');
  const changed = await carryOut(run, session, synthesised, async (changeSet) => {
    await guard.approve?.(changeSet);
    await run.begin?.(result);
  });
  return changed ? outcome(result) : unchanged();
};

/** What a failed first deploy left: a locked database outlives its rollback, and nobody has put anything into it yet. */
function leftoverOf(environment: Environment, stack: DeployedStack | undefined): DeployedStack | undefined {
  return stack?.status === 'ROLLBACK_FAILED' && !environment.protected ? stack : undefined;
}

/** Deploys a copy of what was synthesised: another run of the workspace may replace it meanwhile. */
async function carryOut(
  { layer, request, progress }: LayerRun,
  session: Session,
  synthesised: SynthesisedLayer,
  approve: Approve,
): Promise<boolean> {
  const { workspaceRoot } = request;
  const say = (line: string): void => progress.say(line);
  const folder = mkdtempSync(join(tmpdir(), 'deploy-'));
  try {
    cpSync(synthesised.directory, folder, { recursive: true });
    const own = { ...synthesised, directory: folder };
    await publishPolicies(session, own, { workspaceRoot, say });
    return await deployWithToolkit(
      session,
      own,
      (done, total, text) => progress.step(layer.name, done, total, text),
      approve,
      (path) => constructLine(workspaceRoot, layer.root, path),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Outcomes of a deploy, with what the layer is made of. */
export function outcomesOf(
  { stubbedTypes }: Pick<Session, 'stubbedTypes'>,
  { template, manifest }: SynthesisedLayer,
): (result: Outcome['result']) => Outcome {
  const { all: resources, ofTypes: stubbed } = countResources(template, stubbedTypes);
  const published = manifest.publishes.reduce((sum, { entries }) => sum + entries.length, 0);
  return (result) => ({ result, resources, stubbed, published });
}

/** @returns what was published again, as a note */
async function publishLost(
  { layer, progress }: LayerRun,
  session: Session,
  { template }: SynthesisedLayer,
  stack: DeployedStack,
  stored: ReadonlyMap<string, string>,
): Promise<string | undefined> {
  const note = againText(await publishAgain(session, layer.name, template, stack, stored));
  if (note) progress.say(`${layer.name}: ${note}`);
  return note;
}

/** A published value that was lost, told in one sentence. */
function againText(entries: readonly string[]): string | undefined {
  return entries.length === 0 ? undefined : `${entries.join(', ')} published again: lost or changed since`;
}

/** The rules take a second to load, and the embedded AWS is nobody's account. */
async function askGate(run: LayerRun): Promise<void> {
  if (run.environment.target !== 'aws') return;
  const { assertJudged } = await import('../check/assert-judged');
  await assertJudged(run);
}

/** What the bootstrap of a real account has noted, read along with the published values. */
function notesOf({ target, name }: Environment): readonly string[] {
  return target === 'aws' ? [grantedParameter(name), grantedParameter(ACCOUNT)] : [];
}

/** The environment that changes a layer of the account, where it is another one: this one's role may not. */
function keeperOf(layer: string, environment: Environment): string | undefined {
  if (!isAccountLayer(layer)) return undefined;
  const { name } = accountKeeper(environment, allEnvironments());
  return name === environment.name ? undefined : name;
}

function refuseUngranted(
  { environment, place }: LayerRun,
  { template, manifest }: SynthesisedLayer,
  stored: ReadonlyMap<string, string>,
): void {
  if (environment.target !== 'aws') return;
  const prefix = [thePlatform().application.name, manifest.environment.name];
  assertGranted({ stackName: place.stack, prefix, template }, environment, stored);
}

/**
 * Whether a deploy has nothing to do: the stack is sound, its template is the one that is wanted, and it runs on what is
 * published now.
 *
 * @param inputs template parameter -> name in the Parameter Store
 * @param stored names that exist -> values
 * @param deployed asks for the template that is deployed
 */
export async function isUnchanged(
  stack: DeployedStack,
  { template, manifest }: SynthesisedLayer,
  inputs: ReadonlyMap<string, string>,
  stored: ReadonlyMap<string, string>,
  deployed: () => Promise<string>,
): Promise<boolean> {
  if (!isSound(stack.status) || stack.terminationProtection !== manifest.environment.protected) return false;
  const moved = [...inputs].some(([parameter, name]) => stack.parameters.get(parameter) !== stored.get(name));
  return !moved && isSameTemplate(await parseTemplate(await deployed()), template);
}

/**
 * The deploy, which under `--stale` leaves every layer alone that is not deployed or whose inputs are what it runs on.
 * Producers come first, so a reader that is looked at here sees what they have published in this same run.
 */
export function staleOnly(deploy: LayerCommand): LayerCommand {
  return async (run) => {
    if (!isOn(run.options, 'stale')) return deploy(run);
    const session = await run.session();
    const stack = await describeStack(session, run.place.stack);
    if (!stack) return { result: 'skipped', note: 'not deployed' };
    const template = await parseTemplate(await deployedTemplate(session, stack.name));
    const stale = await staleInputs(session, stack, template);
    if (stale.length === 0) {
      const again = againText(await publishAgain(session, run.layer.name, template, stack));
      return { result: 'unchanged', note: ['its inputs have not moved', again].filter(Boolean).join(' · ') };
    }
    const outcome = await deploy(run);
    const moved = stale.map(({ layer, entry }) => (layer ? `${layer}/${entry}` : entry)).join(', ');
    return { ...outcome, note: [`${moved} moved`, outcome.note].filter(Boolean).join(' · ') };
  };
}

/**
 * Refuses to deploy a reader before its producers.
 *
 * @param inputs template parameter -> name in the Parameter Store
 * @param stored names that exist -> values
 * @throws UserError `CONTRACT_NOT_PUBLISHED` naming what is missing and the commands that publish it
 */
export function assertPublished(
  layer: string,
  environment: string,
  inputs: ReadonlyMap<string, string>,
  stored: ReadonlyMap<string, string>,
): void {
  const missing = [...inputs.values()].filter((name) => !stored.has(name));
  if (missing.length === 0) return;
  const producers = [...new Set(missing.map(producerOf))];
  const nameOf = (producer: string): string => keeperNamed(producer, environment);
  throw new UserError({
    code: 'CONTRACT_NOT_PUBLISHED',
    message: `${layer} reads ${missing.join(', ')}, which ${missing.length === 1 ? 'is' : 'are'} not published in ${environment}`,
    remedy: producers
      .map((producer) =>
        producer === RELEASES
          ? `npx nx run application:release --env=${environment} --release=<digest or key>`
          : `npx nx run ${producer}:deploy --env=${nameOf(producer)}`,
      )
      .join('\n'),
  });
}

function keeperNamed(layer: string, environment: string): string {
  const asking = allEnvironments().find(({ name }) => name === environment);
  return (asking && keeperOf(layer, asking)) ?? environment;
}

/** `/<application>/<environment>/<layer>/<entry>` */
function producerOf(name: string): string {
  return name.split('/')[3] ?? name;
}

/** What stands for something that only whoever forks the template can know, and leads nowhere until they write it. */
const PLACEHOLDERS: readonly RegExp[] = [
  // Domains that are reserved for documentation: mail to them reaches nobody, and no name in them can be had.
  /[\w.+@-]*\bexample\.(?:com|net|org)\b/g,
  /\bcertificate\/0{8}(?:-0{4}){3}-0{12}\b/g,
  // Addresses that are reserved for documentation: nobody has them.
  /\b(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}\b/g,
];

/**
 * Refuses to deploy placeholders to a real account.
 *
 * @throws UserError `PLACEHOLDER_LEFT` naming them
 */
export function assertNoPlaceholders(layer: string, template: Template): void {
  const text = JSON.stringify(template.Resources ?? {});
  const left = [...new Set(PLACEHOLDERS.flatMap((placeholder) => text.match(placeholder) ?? []))];
  if (left.length === 0) return;
  throw new UserError({
    code: 'PLACEHOLDER_LEFT',
    message: `${layer} would be deployed with ${left.join(', ')}, which ${left.length === 1 ? 'leads' : 'lead'} nowhere`,
    remedy: `write your own in apps/${layer}/config.ts, or in platform/environments`,
  });
}
