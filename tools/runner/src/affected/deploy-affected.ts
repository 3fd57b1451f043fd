import type { Environment } from '@hipaa-cdk/environments';
import type { Session } from '../aws/session';
import { layerBooks } from '../record/record-store';
import type { AffectedOptions } from './affected-options';
import { type Base, readBase, writeBase } from './base-store';
import { deployedOnTheirOwn, plannedLayers, type RollOutPlan, planRollOut } from './roll-out-plan';
import type { Git } from '../git';
import type { NxCommand } from './nx-command';

export interface DeployAffectedProps {
  readonly environment: Environment;
  readonly options: AffectedOptions;
  readonly session: Session;
  readonly git: Git;
  /** Answers questions. */
  readonly ask: NxCommand;
  /** Does what the person sees. */
  readonly nx: NxCommand;
  /** Layers that have come through a deploy of this run. */
  readonly deployed: () => ReadonlySet<string>;
  readonly say: (line: string) => void;
}

/**
 * Deploys the layers that changed since the environment was last deployed as a whole, and notes the commit as the
 * environment's new base once all of them are through.
 *
 * @returns exit code
 */
export async function deployAffected(props: DeployAffectedProps): Promise<number> {
  const { environment, options, session, git, say } = props;
  const base = await readBase(session);
  const at = new Date().toISOString();
  const { head, plan } = await planRollOut({ ...options, environment: environment.name, base, git });
  say(sentence(plan));
  const layers = await layersToDeploy(props, plan, base, head);
  if (layers.length === 0) {
    say(`no layer of ${environment.name} has changed`);
  } else {
    const code = await deploy(props, layers);
    // An exit code of 0 says that Nx had nothing to complain about, not that it deployed.
    const deployed = props.deployed();
    const missing = layers.filter((layer) => !deployed.has(layer));
    if (code !== 0 || missing.length > 0) {
      const which = missing.length > 0 ? `not deployed: ${missing.join(', ')}` : 'Nx failed';
      say(`${which}; the base of ${environment.name} stays ${base?.commit ?? 'unwritten'}`);
      return code || 1;
    }
  }
  await writeBase(session, { commit: head, at, by: await session.caller() }, base);
  say(`the base of ${environment.name} is now ${head}`);
  return 0;
}

async function layersToDeploy(
  { session, ask, say }: DeployAffectedProps,
  plan: RollOutPlan,
  base: Base | undefined,
  head: string,
): Promise<string[]> {
  const planned = await plannedLayers(plan, ask);
  if (plan.kind === 'everything' || !base) return planned;
  const candidates = deployedOnTheirOwn(await layerBooks(session), base, head);
  if (candidates.length === 0) return planned;
  const existing = await plannedLayers({ kind: 'everything', because: 'to know their names' }, ask);
  const ownDeploys = candidates.filter((layer) => existing.includes(layer));
  if (ownDeploys.length > 0) say(`deployed by itself since, so deployed again: ${ownDeploys.join(', ')}`);
  return [...new Set([...planned, ...ownDeploys])].sort();
}

async function deploy({ environment, options, nx }: DeployAffectedProps, layers: string[]): Promise<number> {
  const { code } = await nx([
    'run-many',
    '--targets=deploy',
    `--projects=${layers.join(',')}`,
    `--env=${environment.name}`,
    ...(options.synthesised ? ['--excludeTaskDependencies'] : []),
    ...options.forwarded,
  ]);
  return code;
}

function sentence(plan: RollOutPlan): string {
  if (plan.kind === 'everything') return `deploying every layer: ${plan.because}`;
  if (plan.kind === 'since') return `deploying what changed from ${plan.from} to ${plan.to}`;
  return `rolling back from ${plan.from} to ${plan.to}: ${plan.files.length} file(s) differ`;
}
