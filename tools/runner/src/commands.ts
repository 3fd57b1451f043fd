import { countResources } from '@hipaa-cdk/layer-templates';
import type { LayerCommand, WholeRun } from './command';
import type { Command } from './request';

type WholeRunName = 'status' | 'drift' | 'history' | 'rehearse' | 'check';

/** Loads a command when it is needed. */
export const wholeRuns: Readonly<Record<WholeRunName, () => Promise<WholeRun>>> = {
  status: async () => (await import('./status/run-status')).runStatus,
  drift: async () => (await import('./status/run-drift')).runDrift,
  history: async () => (await import('./status/history')).runHistory,
  rehearse: async () => (await import('./rehearse/run-rehearsal')).runRehearsal,
  check: async () => {
    const { runCheck } = await import('./check/run-check');
    // Exceptions expire by the day. The day is part of what Nx keys a cached check by.
    return (request, progress) => runCheck(request, progress, new Date().toISOString().slice(0, 10));
  },
};

/** Whether a command is carried out for all its layers at once. */
export function isWholeRun(command: Command): command is WholeRunName {
  return command in wholeRuns;
}

/** Commands on one layer in one environment. The others look at all of them together. */
export type LayerCommandName = Exclude<Command, WholeRunName> | 'retire';

const synth: LayerCommand = async ({ synthesise }) => {
  const { template } = await synthesise();
  return { result: 'synthesised', resources: countResources(template, new Set()).all };
};

/** Loads a command when it is needed: a synthesis needs none of what the others do. */
export const commands: Readonly<Record<LayerCommandName, () => Promise<LayerCommand>>> = {
  synth: () => Promise.resolve(synth),
  diff: async () => (await import('./changes/diff')).diff,
  deploy: async () =>
    (await firstLook()).lookFirst(await staleOnly((await import('./deploy/deploy')).deploy)),
  retire: async () => {
    const { lookFirst, nothingToRetire } = await firstLook();
    return lookFirst(await staleOnly((await import('./deploy/retire')).retire), nothingToRetire);
  },
  recover: async () => held('recover', (await import('./recover/recover')).recover),
  destroy: async () => held('destroy', (await import('./deploy/destroy')).destroy),
};

const firstLook = () => import('./deploy/first-look');

async function staleOnly(command: LayerCommand): Promise<LayerCommand> {
  return held('deploy', (await import('./deploy/deploy')).staleOnly(command));
}

/** The command under the lock of the layer, and written down. */
async function held(kind: 'deploy' | 'destroy' | 'recover', command: LayerCommand): Promise<LayerCommand> {
  const { locked } = await import('./lock/locked');
  const { recorded } = await import('./record/recorded');
  return locked(kind, recorded(command));
}
