import { UserError } from '@hipaa-cdk/errors';
import type { NxCommand } from './nx-command';
import type { RollOutPlan } from './roll-out-plan';

const WITH_DEPLOY = ['show', 'projects', '--withTarget=deploy', '--json'];

/**
 * The layers of the workspace that a plan reaches, by Nx's own reckoning.
 *
 * @throws UserError `AFFECTED_UNKNOWN` when Nx does not say
 */
export async function plannedLayers(plan: RollOutPlan, nx: NxCommand): Promise<string[]> {
  if (plan.kind === 'everything') return ask(nx, WITH_DEPLOY);
  if (plan.kind === 'since')
    return ask(nx, [...WITH_DEPLOY, '--affected', `--base=${plan.from}`, `--head=${plan.to}`]);
  if (plan.files.length === 0) return [];
  return ask(nx, [...WITH_DEPLOY, '--affected', '--stdin'], `${plan.files.join('\n')}\n`);
}

async function ask(nx: NxCommand, args: readonly string[], input?: string): Promise<string[]> {
  const { code, output } = await nx(args, input);
  try {
    const layers: unknown = JSON.parse(output);
    if (code === 0 && Array.isArray(layers)) return layers.map(String).sort();
  } catch {
    // Said below.
  }
  throw new UserError({
    code: 'AFFECTED_UNKNOWN',
    message: `Nx did not say which layers are affected (exit code ${code}): ${JSON.stringify(output.slice(0, 200))}`,
    remedy: `npx nx ${args.join(' ')}`,
  });
}
